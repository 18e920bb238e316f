// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

namespace tapeless {

/// Marks the nodes below `end` through which a marked input can act: derivatives flow only there.
constexpr void mark_active(builder const& g, bool* active, int end) {
    for (int i = 1; i < end; ++i) {
        word const n = g.node[i], op = n >> code_shift;
        if (op <= code::input || (op >= code::first_called && g.is_condition(i))) continue;
        active[i] = active[n >> first_shift & operand_mask] ||
                    active[n >> second_shift & operand_mask] || active[n & operand_mask];
    }
}

/// What the rules of sums, differences and products say, node by node and without symbols: they are
/// most of any graph.
constexpr void pull_back_arithmetic(builder& g, word op, int const* x, bool const* live, adjoint w,
                                    adjoint* flow) {
    if (op == code::multiply) {
        if (live[0]) flow[0] = {multiply(g, w.value, x[1]), w.where};
        if (live[1]) flow[1] = {multiply(g, w.value, x[0]), w.where};
    } else {
        flow[0] = w;
        if (live[1]) flow[1] = op == code::add ? w : adjoint{negate(g, w.value), w.where};
    }
}

/// Reverse mode over the nodes from `last` down to `stop`. `w` holds the adjoints found so far, at
/// first those of the results; in the end it holds the adjoint of every active node.
constexpr void reverse(builder& g, bool const* active, adjoint* w, int last, int stop) {
    for (int i = last; i >= stop; --i) {
        word const n = g.node[i], op = n >> code_shift;
        if (w[i].value == 0 || !active[i] || op <= code::input) continue;
        int const x[3] = {first(n), second(n), op < code::first_called ? 0 : third(n)};
        bool const live[3] = {active[x[0]], active[x[1]], active[x[2]]};
        adjoint flow[3]{};
        if (op <= code::multiply)
            pull_back_arithmetic(g, op, x, live, w[i], flow);
        else
            info_at(g, static_cast<int>(op)).pullback(g, i, x, live, w[i], flow);
        if (x[0] == x[1] && flow[1].value != 0) { // x * x: the flows meet before they join the rest
            flow[0] = sum(g, flow[0], flow[1]);
            flow[1] = {};
        }
        for (int k = 0; k < 3; ++k)
            if (live[k] && flow[k].value != 0)
                w[x[k]] = w[x[k]].value == 0 ? flow[k] : sum(g, w[x[k]], flow[k]);
    }
}

} // namespace tapeless
