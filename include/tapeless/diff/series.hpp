// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

namespace tapeless {

/// Stands for the coefficients of an operation that has no derivative: no result may need one.
struct unknown_op : nullary {
    static constexpr char const* name = "unknown";
    static constexpr auto partial(auto const&) { return 0.0; }
    template <class Value>
    static constexpr Value value() {
        return Value(0);
    }
};
template <class Graph>
constexpr bool has_unknowns(Graph const& g) {
    for (int i = 1; i < Graph::size; ++i) {
        int const op = code_of(g.node[i]);
        if (op >= code::first_called && g.operation[op]->hash == declared<unknown_op>::hash)
            return true;
    }
    return false;
}

/// Truncated power series of every node along a line: c_0 + c_1 t + ... + c_N t^N. Sums, products
/// and quotients have their well-known convolutions. Any other operation y = op(x, ...) has
/// y' = p x' + ..., where its partial derivatives p are nodes again, with series of their own:
///     n y_n = sum over j = 1..n of j x_j p_(n-j).
/// This needs p to one order less than y, so an operation whose partials lead to ever new
/// operations still comes to an end.
template <class Inner, int Order>
struct power_series {
    static constexpr int rows = 4 * Inner::graph.size + 16 * (Order + 1);
    static constexpr int none = -1; // a coefficient that is structurally zero
    static constexpr int products_at_once = 6000;

    builder g;
    int end = 0; // of the nodes of the function itself
    int direction[Inner::inputs + 1]{};
    word lacking = 0; // hash of an operation without a derivative

    constexpr power_series() {
        g.adopt(Inner::graph);
        g.granted = g.granted | licence::reassociate;
        g.kept = g.size;
        for (int k = 0; k < Inner::inputs; ++k) g.input_node(k);
        end = g.size;
    }

    constexpr bool done() const { return order > Order || g.too_large; }

    /// The coefficients of one order after those of the order before, so that little is computed by
    /// recursion.
    constexpr void advance() {
        int const stop = products + products_at_once;
        for (; !done() && products < stop; ++products) {
            if (!g.is_condition(next)) at(next, order);
            if (++next == end) next = 1, ++order;
        }
    }

    /// The node of coefficient k of the series of node i; 0 if it is structurally zero.
    constexpr int at(int i, int k) {
        if (k == 0) return i;
        int const op = code_of(g.node[i]);
        if (op == code::constant) return 0;
        if (op == code::input) return k == 1 ? direction[first(g.node[i])] : 0;
        int const r = row(i);
        if (series[r][k] == 0) {
            int const c = find(i, op, k);
            series[r][k] = c == 0 ? none : c;
        }
        return series[r][k] == none ? 0 : series[r][k];
    }

private:
    int order = 1;
    int next = 1;
    int products = 0;
    int used = 1;
    int row_of[node_list::capacity]{};
    int series[rows][Order + 1]{};
    bool has_partials[rows]{};
    bool has_rule[rows]{};
    adjoint partial[rows][3]{};

    constexpr int row(int i) {
        if (row_of[i] != 0) return row_of[i];
        if (used == rows) return g.too_large = true, 0;
        return row_of[i] = used++;
    }

    // Arithmetic in which 0 is an absent term.
    constexpr int plus(int a, int b) { return a == 0 ? b : b == 0 ? a : add(g, a, b); }
    constexpr int minus(int a, int b) {
        return b == 0 ? a : a == 0 ? negate(g, b) : subtract(g, a, b);
    }
    constexpr int times(int a, int b) {
        ++products;
        return a == 0 || b == 0 ? 0 : multiply(g, a, b);
    }
    constexpr int scaled(int a, int factor) {
        return a == 0 || factor == 1 ? a : multiply(g, g.constant_node(factor), a);
    }

    constexpr int find(int i, int op, int k) {
        int const a = first(g.node[i]), b = second(g.node[i]);
        switch (op) {
        case code::add:
            return plus(at(a, k), at(b, k));
        case code::subtract:
            return minus(at(a, k), at(b, k));
        case code::negate:
            return minus(0, at(a, k));
        case code::multiply:
            return a == b ? square(a, k) : product(a, b, k);
        case code::divide:
            return quotient(i, a, b, k);
        default:
            return g.operation[op]->hash == declared<select_op>::hash ? selected(i, k)
                                                                      : called(i, op, k);
        }
    }
    constexpr int product(int a, int b, int k) {
        int total = 0;
        for (int j = 0; j <= k; ++j) total = plus(total, times(at(a, j), at(b, k - j)));
        return total;
    }
    constexpr int square(int a, int k) {
        int total = 0;
        for (int j = 0; 2 * j < k; ++j) total = plus(total, times(at(a, j), at(a, k - j)));
        total = scaled(total, 2);
        return k % 2 == 0 ? plus(total, times(at(a, k / 2), at(a, k / 2))) : total;
    }
    /// From y b = a.
    constexpr int quotient(int y, int a, int b, int k) {
        int total = at(a, k);
        for (int j = 1; j <= k; ++j) total = minus(total, times(at(b, j), at(y, k - j)));
        return total == 0 ? 0 : divide(g, total, b);
    }
    constexpr int selected(int i, int k) {
        int const where = first(g.node[i]),
                  c[2] = {at(second(g.node[i]), k), at(third(g.node[i]), k)};
        if (c[0] == 0 && c[1] == 0) return 0;
        int const zero = g.constant_node(0.0);
        int const x[3] = {where, c[0] != 0 ? c[0] : zero, c[1] != 0 ? c[1] : zero};
        return call(g, info_of<select_op>, x);
    }
    constexpr int called(int i, int op, int n) {
        int const r = row(i);
        int const x[3] = {first(g.node[i]), second(g.node[i]), third(g.node[i])};
        if (!has_partials[r]) find_partials(r, i, op, x);
        if (!has_rule[r]) return call(g, info_of<unknown_op>, nullptr);
        adjoint total;
        for (int k = 0; k < 3; ++k) {
            adjoint const p = partial[r][k];
            if (p.value == 0) continue;
            int early = 0; // of j x_j p_(n-j) for j < n
            for (int j = 1; j < n; ++j)
                early = plus(early, times(scaled(at(x[k], j), j), at(p.value, n - j)));
            if (early != 0) early = divide(g, early, g.constant_node(n));
            int const all = plus(times(at(x[k], n), p.value), early);
            if (all != 0) total = sum(g, total, {all, p.where});
        }
        return settle(g, total);
    }
    /// The partial derivatives of an operation are what a unit adjoint makes flow.
    constexpr void find_partials(int r, int i, int op, int const* x) {
        has_partials[r] = true;
        operation_info const& info = *g.operation[op];
        bool live[3]{};
        bool any = false;
        for (int k = 0; k < info.arity; ++k) {
            live[k] = info.operands[k] == kind::real && !g.is_constant(x[k]);
            any = any || live[k];
        }
        has_rule[r] = !any || info.has_rule;
        if (!any) return;
        if (!info.has_rule) {
            lacking = info.hash;
            return;
        }
        info.pullback(g, i, x, live, {g.constant_node(1.0), 0}, partial[r]);
        for (int k = 0; k < 3; ++k)
            if (!live[k] || is_zero(g, partial[r][k].value)) partial[r][k] = {};
    }
};

} // namespace tapeless
