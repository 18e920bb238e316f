// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/row_work.hpp>

/// Finds what of a program can be done in rows, and builds the body that is left.

namespace tapeless::data {

/// The row's numbers are the inputs from `begin` on.
template <int Inputs, int Outputs, int Leaves>
struct row_planner {
    planner p;
    int begin = 0;
    int shortest = 0;
    by_rows<Outputs, Leaves> plan;
    int uses[node_list::capacity]{};
    int product_at[node_list::capacity]{}; // 1 + its number
    bool absorbed[node_list::capacity]{};
    int factor_node[by_rows<Outputs, Leaves>::most]{};

    struct term {
        int node;
        bool negative;
        bool in_second; // of the two operands of the sum
    };
    /// The terms of a sum whose partial sums nothing else needs.
    struct sum_of_terms {
        static constexpr int most = Leaves + 16;
        term all[most]{};
        int inner[most]{};
        int count = 0, inners = 0;
        bool whole = true;
    };

    constexpr int leaf_of(int i) const {
        word const n = p.g.node[i];
        int const k = first(n) - begin;
        return code_of(n) == code::input && k >= 0 && k < Leaves ? k : -1;
    }
    constexpr bool is_sum(int i) const {
        int const op = code_of(p.g.node[i]);
        return op == code::add || op == code::subtract || op == code::negate;
    }
    /// The number of the row in a product with something else, and what that is.
    struct pair {
        int leaf;
        int other;
    };
    constexpr pair with_leaf(int i) const {
        word const n = p.g.node[i];
        if (code_of(n) != code::multiply) return {leaf_of(i), 0};
        if (leaf_of(first(n)) >= 0) return {leaf_of(first(n)), second(n)};
        return {leaf_of(second(n)), first(n)};
    }

    constexpr sum_of_terms terms_of(int root) const {
        sum_of_terms s;
        term open[sum_of_terms::most]{};
        int waiting = 0;
        open[waiting++] = {root, false, false};
        while (waiting > 0) {
            term const t = open[--waiting];
            word const n = p.g.node[t.node];
            if (is_sum(t.node) && (t.node == root || uses[t.node] == 1)) {
                bool const full = waiting + 2 > sum_of_terms::most || s.inners == s.most;
                if (full) return s.whole = false, s;
                s.inner[s.inners++] = t.node;
                if (code_of(n) == code::negate) {
                    open[waiting++] = {first(n), !t.negative, t.in_second};
                } else {
                    bool const flipped = code_of(n) == code::subtract;
                    bool const in_second = t.node == root || t.in_second;
                    open[waiting++] = {second(n), t.negative != flipped, in_second};
                    open[waiting++] = {first(n), t.negative, t.in_second};
                }
            } else {
                if (s.count == s.most) return s.whole = false, s;
                s.all[s.count++] = t;
            }
        }
        return s;
    }

    /// Takes the row's terms out of a sum, if they are a stretch of the row and in both operands of
    /// the sum: else one of these is the sum to look at.
    constexpr void find_product(int root) {
        sum_of_terms const s = terms_of(root);
        if (!s.whole || plan.products == plan.most) return;
        row_product<Leaves> found;
        bool taken[Leaves + 1]{}, in_operand[2]{};
        int low = Leaves, high = -1;
        for (int k = 0; k < s.count; ++k) {
            auto const [leaf, other] = with_leaf(s.all[k].node);
            if (leaf < 0 || !is_weight(other)) continue;
            if (taken[leaf]) return;
            taken[leaf] = in_operand[s.all[k].in_second] = true;
            found.weight[leaf] = weight_at(other, s.all[k].negative);
            low = leaf < low ? leaf : low, high = leaf > high ? leaf : high;
            ++found.count;
        }
        if (!in_operand[0] || !in_operand[1]) return;
        if (found.count < shortest || found.count != high - low + 1) return;
        found.first = low;
        for (int k = 0; k < s.inners; ++k) absorbed[s.inner[k]] = true;
        product_at[root] = ++plan.products;
        plan.product[plan.products - 1] = found;
    }
    constexpr bool is_weight(int i) const { return i == 0 || (p.is_leaf(i) && !p.varies[i]); }
    constexpr row_weight weight_at(int i, bool negative) const {
        if (i == 0) return {-1, 1.0, negative};
        if (p.g.is_constant(i)) return {-1, p.g.constant_at(i), negative};
        return {first(p.g.node[i]), 0.0, negative};
    }

    /// Results that are one factor times number after number of the row.
    template <class Graph>
    constexpr void find_slopes(Graph const& g) {
        for (int k = 0; k < Outputs;) {
            int const length = slopes_from(g, k);
            if (length < shortest || !add_slopes(g, k, length)) {
                plan.plain_output[plan.plain] = k;
                plan.body.output[plan.plain++] = g.output[k];
                ++k;
            } else {
                k += length;
            }
        }
    }
    template <class Graph>
    constexpr int slopes_from(Graph const& g, int k) const {
        auto const [leaf, factor] = with_leaf(g.output[k]);
        if (leaf < 0 || leaf_of(factor) >= 0) return 0;
        int length = 1;
        for (; k + length < Outputs; ++length) {
            auto const next = with_leaf(g.output[k + length]);
            if (next.leaf != leaf + length || next.other != factor) break;
        }
        return length;
    }
    template <class Graph>
    constexpr bool add_slopes(Graph const& g, int k, int length) {
        auto const [leaf, other] = with_leaf(g.output[k]);
        int const factor = other != 0 ? other : p.g.constant_node(1.0);
        int j = 0;
        while (j < plan.factors && factor_node[j] != factor) ++j;
        if (j == plan.most || plan.slopes == 2 * plan.most) return false;
        if (j == plan.factors) factor_node[plan.factors++] = factor;
        plan.slope[plan.slopes++] = {leaf, length, k, j};
        return true;
    }

    /// Marks what the body needs; gives how many numbers of the row are among it.
    constexpr int mark_needed(bool* needed) const {
        int leaves = 0;
        for (int i = p.g.size - 1; i > 0; --i) {
            if (!needed[i]) continue;
            leaves += leaf_of(i) >= 0;
            if (product_at[i] != 0) {
                sum_of_terms const s = terms_of(i);
                for (int k = 0; k < s.count; ++k)
                    if (!in_product(s.all[k].node)) needed[s.all[k].node] = true;
            } else if (!p.is_leaf(i)) {
                word const n = p.g.node[i];
                needed[first(n)] = needed[second(n)] = needed[third(n)] = true;
            }
        }
        return leaves;
    }
    constexpr bool in_product(int i) const {
        auto const [leaf, other] = with_leaf(i);
        return leaf >= 0 && is_weight(other);
    }

    constexpr void build(bool const* needed) {
        builder body;
        int moved[node_list::capacity]{};
        for (int i = 1; i < p.g.size; ++i) {
            if (!needed[i]) continue;
            bool const replaced = !p.is_leaf(i) && product_at[i] != 0;
            moved[i] = replaced ? with_the_rest(body, i, moved) : p.moved_to(body, i, moved);
        }
        for (int k = 0; k < plan.plain; ++k) plan.body.output[k] = moved[plan.body.output[k]];
        for (int k = 0; k < plan.factors; ++k)
            plan.body.output[plan.plain + k] = moved[factor_node[k]];
        for (int k = plan.plain + plan.factors; k < Outputs + plan.most; ++k)
            plan.body.output[k] = plan.body.output[0];
        plan.body.inputs = Inputs + plan.products;
        prune(plan.body, body);
    }
    /// The product and the other terms, which are added up as they were: without w . x,
    /// (t - s) + w . x leaves t - s, whose digits a sum with t alone would lose. What is taken off
    /// is a negative number here, what is not there 0.
    constexpr int with_the_rest(builder& body, int root, int const* moved) const {
        sum_of_terms const s = terms_of(root);
        int rest[node_list::capacity]{}; // of each partial sum
        for (int k = 0; k < s.count; ++k)
            if (int const i = s.all[k].node; !in_product(i)) rest[i] = moved[i];
        for (int k = s.inners - 1; k >= 0; --k) {
            word const n = p.g.node[s.inner[k]];
            int const a = rest[first(n)], b = rest[second(n)];
            rest[s.inner[k]] = code_of(n) == code::negate ? -a
                               : code_of(n) == code::add  ? signed_sum(body, a, b)
                                                          : signed_sum(body, a, -b);
        }
        return signed_sum(body, body.input_node(Inputs + product_at[root] - 1), rest[root]);
    }
    static constexpr int signed_sum(builder& body, int a, int b) {
        if (a == 0 || b == 0) return a + b;
        if (a > 0) return b > 0 ? add(body, a, b) : subtract(body, a, -b);
        return b > 0 ? subtract(body, b, -a) : -add(body, -a, -b);
    }
};

template <class At, auto const& Mask, int Begin, int Leaves, int Shortest>
consteval auto make_row_plan() {
    constexpr int outputs = At::graph.outputs;
    row_planner<At::inputs, outputs, Leaves> r;
    r.begin = Begin, r.shortest = Shortest;
    r.p.g.adopt(At::graph);
    r.p.mark(Mask);
    for (int k = 0; k < outputs; ++k) ++r.uses[At::graph.output[k]];
    for (int i = r.p.g.size - 1; i > 0; --i) {
        if (r.p.is_leaf(i)) continue;
        word const n = r.p.g.node[i];
        ++r.uses[first(n)], ++r.uses[second(n)], ++r.uses[third(n)];
    }
    for (int i = r.p.g.size - 1; i > 0; --i)
        if (r.is_sum(i) && r.p.varies[i] && !r.absorbed[i]) r.find_product(i);
    r.find_slopes(At::graph);
    r.p.mark(Mask);
    bool needed[node_list::capacity]{};
    for (int k = 0; k < r.plan.plain; ++k) needed[r.plan.body.output[k]] = true;
    for (int k = 0; k < r.plan.factors; ++k) needed[r.factor_node[k]] = true;
    int const left = r.mark_needed(needed);
    r.plan.usable = (r.plan.products > 0 || r.plan.slopes > 0) && left * 8 <= Leaves;
    if (r.plan.usable) r.build(needed);
    return r.plan;
}

} // namespace tapeless::data
