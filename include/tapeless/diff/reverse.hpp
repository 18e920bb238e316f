// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

namespace tapeless {

/// Marks the nodes below `end` through which a marked input can act: derivatives flow only there.
constexpr void mark_active(builder const& g, bool* active, int end) {
    for (int i = 1; i < end; ++i) {
        word const n = g.node[i];
        if (code_of(n) > code::input && !g.is_condition(i))
            active[i] = active[i] || active[first(n)] || active[second(n)] || active[third(n)];
    }
}

/// Reverse mode over the nodes from `last` down to `stop`. `w` holds the adjoints found so far, at
/// first those of the results; in the end it holds the adjoint of every active node.
constexpr void reverse(builder& g, bool const* active, adjoint* w, int last, int stop) {
    for (int i = last; i >= stop; --i) {
        word const n = g.node[i];
        if (w[i].value == 0 || !active[i] || code_of(n) <= code::input) continue;
        int const x[3] = {first(n), second(n), third(n)};
        bool const live[3] = {active[x[0]], active[x[1]], active[x[2]]};
        adjoint flow[3]{};
        info_at(g, code_of(n)).pullback(g, i, x, live, w[i], flow);
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
