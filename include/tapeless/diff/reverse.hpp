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

/// Adds what flows from a node to its operand. Member by member: each object that is made in a
/// constant evaluation costs g++ an allocation which it never gives back.
constexpr void add_flow(builder& g, adjoint& total, int value, int where) {
    if (value == 0) return;
    if (total.value == 0) {
        total.value = value;
        total.where = where;
    } else if (total.where == where)
        total.value = add(g, total.value, value);
    else
        total = sum(g, total, {value, where});
}

/// What the rules of sums, differences and products say, without symbols and arrays: they are most
/// of any graph. What flows to one operand in two ways meets before it joins the rest.
constexpr void reverse_arithmetic(builder& g, word op, int a, int b, bool const* active, adjoint* w,
                                  int value, int where) {
    int to_a = value, to_b = value;
    if (op == code::multiply) {
        if (active[a]) to_a = multiply(g, value, b);
        if (active[b]) to_b = multiply(g, value, a);
    } else if (op == code::subtract && active[b])
        to_b = negate(g, value);
    if (a == b) {
        if (active[a]) add_flow(g, w[a], add(g, to_a, to_b), where);
        return;
    }
    if (active[a]) add_flow(g, w[a], to_a, where);
    if (active[b]) add_flow(g, w[b], to_b, where);
}

/// The rule of any other operation.
constexpr void reverse_call(builder& g, int i, bool const* active, adjoint* w) {
    word const n = g.node[i];
    int const op = code_of(n);
    int const x[3] = {first(n), second(n), op < code::first_called ? 0 : third(n)};
    bool const live[3] = {active[x[0]], active[x[1]], active[x[2]]};
    adjoint flow[3]{};
    info_at(g, op).pullback(g, i, x, live, w[i], flow);
    if (x[0] == x[1] && flow[1].value != 0) {
        flow[0] = sum(g, flow[0], flow[1]);
        flow[1] = {};
    }
    for (int k = 0; k < 3; ++k)
        if (live[k]) add_flow(g, w[x[k]], flow[k].value, flow[k].where);
}

/// Reverse mode over the nodes from `last` down to `stop`. `w` holds the adjoints found so far, at
/// first those of the results; in the end it holds the adjoint of every active node.
constexpr void reverse(builder& g, bool const* active, adjoint* w, int last, int stop) {
    for (int i = last; i >= stop; --i) {
        word const n = g.node[i], op = n >> code_shift;
        if (w[i].value == 0 || !active[i] || op <= code::input) continue;
        if (op <= code::multiply)
            reverse_arithmetic(g, op, static_cast<int>(n >> first_shift & operand_mask),
                               static_cast<int>(n >> second_shift & operand_mask), active, w,
                               w[i].value, w[i].where);
        else
            reverse_call(g, i, active, w);
    }
}

} // namespace tapeless
