// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/reverse.hpp>
#include <tapeless/op/attach.hpp>

namespace tapeless {

/// The nodes of a graph that depend on some of its inputs, the seeds, where that dependence is
/// linear: a graph whose edges are weights. `t` has a differential for each node, which travels
/// along the edges, or against them; 0 where there is none.
struct linear_part {
    builder& g;
    int end;
    bool linear = true;
    bool live[node_list::capacity]{};
    int t[node_list::capacity]{};

    constexpr linear_part(builder& home, int const* seed, int seeds) : g(home), end(home.size) {
        for (int k = 0; k < seeds; ++k) live[seed[k]] = true;
        mark_active(g, live, end);
    }

    /// A result is zero or made of the seeds.
    constexpr void check(int i) { linear = linear && (live[i] || is_zero(g, i)); }

    constexpr void add(int i, int differential) {
        check(i);
        if (live[i]) accumulate(i, differential);
    }

private:
    constexpr void accumulate(int i, int differential) {
        t[i] = t[i] == 0 ? differential : tapeless::add(g, t[i], differential);
    }
    constexpr int product(int weight, int differential) {
        if (is(g, weight, 1)) return differential;
        if (is(g, weight, -1)) return negate(g, differential);
        int const x[2] = {weight, differential};
        return call(g, info_of<differential_op>, x);
    }

    /// Calls `f(operand, weight)` for each operand through which the seeds act.
    constexpr void each_edge(int i, auto const& f) {
        word const n = g.node[i];
        if (!live[i] || code_of(n) <= code::input) return;
        int const x[3] = {first(n), second(n), third(n)};
        for (int k = first_term(code_of(n)); k < 3 && x[k] != 0; ++k)
            linear = linear && (live[x[k]] || is_zero(g, x[k]));
        bool const through[3] = {live[x[0]], live[x[1]], live[x[2]]};
        adjoint flow[3]{};
        info_at(g, code_of(n)).pullback(g, i, x, through, {g.constant_node(1.0), 0}, flow);
        for (int k = 0; k < 3; ++k)
            if (through[k])
                if (int const weight = settle(g, flow[k])) f(x[k], weight);
    }
    /// From which operand on all of them are terms of the result: each has to be linear or zero.
    constexpr int first_term(int op) const {
        if (op == code::add || op == code::subtract) return 0;
        if (op < code::first_called) return 3;
        word const hash = g.operation[op]->hash;
        return hash == declared<select_op>::hash ? 1 : hash == declared<fma_op>::hash ? 2 : 3;
    }

public:
    constexpr void evaluate() {
        for (int i = 1; i < end; ++i)
            each_edge(i, [&](int x, int weight) {
                if (t[x] != 0) accumulate(i, product(weight, t[x]));
            });
    }
    constexpr void transpose() {
        for (int i = end - 1; i > 0; --i)
            if (t[i] != 0)
                each_edge(i, [&](int x, int weight) { accumulate(x, product(weight, t[i])); });
    }
};

} // namespace tapeless
