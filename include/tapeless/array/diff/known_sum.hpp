// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/reduce.hpp>

namespace tapeless::arrays {

/// The distributive law read backwards, where that saves a sum: s * sum(a * b), which a derivative
/// asks for, is sum((s * a) * b), and the function may have that sum already. Of z = u * s and
/// sum(z * z) the slope along s is sum(z * u), which meets s as soon as s is 1 / deviation.
struct known_sum {
    /// The same product with such a sum in it, if there is one, else the node itself.
    static constexpr int in(array_graph& g, int node) {
        known_sum product(g, node);
        for (int k = 0; k < product.factors_ && !product.too_many_; ++k)
            if (product.is_own_sum(k) && product.replace(k)) return product.put_together();
        return node;
    }

private:
    array_graph& g;
    static constexpr int most = 8;
    int factor_[most]{};
    int factors_ = 0;
    bool negative_ = false;
    bool too_many_ = false;

    constexpr known_sum(array_graph& graph, int node) : g(graph) { take_apart(node); }

    /// Into the factors of a product, but for products of a user's.
    constexpr void take_apart(int node) {
        word const n = g.node[node];
        bool const made = node >= g.kept;
        if (made && code_of(n) == code::negate) {
            negative_ = !negative_;
            take_apart(first(n));
        } else if (made && code_of(n) == code::multiply) {
            take_apart(first(n));
            take_apart(second(n));
        } else if (factors_ == most)
            too_many_ = true;
        else
            factor_[factors_++] = node;
    }
    constexpr bool is_sum(int node) const {
        return g.is_atom(node) && g.atom_of(node).from == source::reduced &&
               g.atom_of(node).how == reduction::sum;
    }
    /// Whether factor k is a sum that the derivative has made.
    constexpr bool is_own_sum(int k) const { return factor_[k] >= g.kept && is_sum(factor_[k]); }
    /// One of the other factors moves into sum k.
    constexpr bool replace(int k) {
        atom const sum = g.atom_of(factor_[k]);
        if (code_of(g.node[sum.of]) != code::multiply) return false;
        for (int s = 0; s < factors_; ++s) {
            if (s == k || (g.free_of(factor_[s]) & sum.over) != 0) continue;
            int const found = with_factor(sum, factor_[s]);
            if (found == 0) continue;
            factor_[k] = found;
            factor_[s] = factor_[--factors_];
            return true;
        }
        return false;
    }
    /// The function's sum of the same products times s, or 0.
    constexpr int with_factor(atom const& sum, int s) {
        word const n = g.node[sum.of];
        for (int side = 0; side < 2; ++side) {
            int const a = side == 0 ? first(n) : second(n), b = side == 0 ? second(n) : first(n);
            int const scaled = g.find_commutative(code::multiply, s, a);
            int const summand = scaled == 0 ? 0 : g.find_commutative(code::multiply, scaled, b);
            for (int i = 1; i < g.kept && summand != 0; ++i)
                if (is_sum(i) && g.atom_of(i).of == summand && g.atom_of(i).over == sum.over)
                    return i;
        }
        return 0;
    }
    constexpr int put_together() {
        int product = factor_[0];
        for (int k = 1; k < factors_; ++k) product = multiply(g, product, factor_[k]);
        return negative_ ? negate(g, product) : product;
    }
};

/// What flows into an array, with its sign in a factor that is one number: -(a * s) as a * -s, of
/// which -s is made once, outside of all loops.
constexpr int sign_in_factor(array_graph& g, int flow) {
    if (code_of(g.node[flow]) != code::negate) return flow;
    int const product = first(g.node[flow]);
    word const n = g.node[product];
    if (code_of(n) != code::multiply) return flow;
    for (int side = 0; side < 2; ++side) {
        int const a = side == 0 ? first(n) : second(n), s = side == 0 ? second(n) : first(n);
        if (g.free_of(s) == 0 && g.free_of(a) != 0)
            return g.insert_commutative(code::multiply, a, negate(g, s));
    }
    return flow;
}

} // namespace tapeless::arrays
