// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/known.hpp>

namespace tapeless {

// Products and factors put together anew, under licence::reassociate.

constexpr int multiply(builder& g, int a, int b);
constexpr int divide(builder& g, int a, int b);

/// A node as a constant times another node.
struct term {
    double factor;
    int node;
};
constexpr term term_of(builder const& g, int i) {
    word const n = g.node[i];
    if (n >> code_shift != code::multiply) return {1, i};
    if (g.is_constant(first(n))) return {g.constant_at(first(n)), second(n)};
    if (g.is_constant(second(n))) return {g.constant_at(second(n)), first(n)};
    return {1, i};
}
/// Whether it is a constant times another node. Asked first, since a term is an object, for which
/// g++ pays in constant evaluation.
constexpr bool has_factor(builder const& g, int i) {
    word const n = g.node[i];
    return n >> code_shift == code::multiply &&
           (g.node[n >> first_shift & operand_mask] >> code_shift == code::constant ||
            g.node[n >> second_shift & operand_mask] >> code_shift == code::constant);
}
/// c * x + d * x, the second times `sign`, as (c + d) * x under licence::reassociate; else 0.
constexpr int collect(builder& g, int a, int b, double sign) {
    if (!allows(g.granted, licence::reassociate)) return 0;
    if (!has_factor(g, a) && !has_factor(g, b)) return 0;
    term const p = term_of(g, a), q = term_of(g, b);
    if (p.node != q.node || !tame(p.factor) || !tame(q.factor)) return 0;
    double const factor = p.factor + sign * q.factor;
    return factor == 0 ? 0 : multiply(g, g.constant_node(factor), p.node);
}

/// c * (d * x) -> (c * d) * x under licence::reassociate, and c * ((d * x) * y) -> (c * d) * (x *
/// y) where a pass has made the product; 0 where it does not apply.
constexpr int merge_factor(builder& g, int constant, int product) {
    word const n = g.node[product];
    if (n >> code_shift != code::multiply || !allows(g.granted, licence::reassociate)) return 0;
    int with_factor = product, other = 0;
    if (!has_factor(g, product)) {
        bool const in_first = has_factor(g, first(n));
        if (product < g.kept || (!in_first && !has_factor(g, second(n)))) return 0;
        with_factor = in_first ? first(n) : second(n);
        other = in_first ? second(n) : first(n);
    }
    term const t = term_of(g, with_factor);
    if (!tame(t.factor) || !tame(g.constant_at(constant))) return 0;
    int const rest = other == 0 ? t.node : multiply(g, t.node, other);
    return multiply(g, g.constant_node(g.constant_at(constant) * t.factor), rest);
}

// These regroup only products that a pass has made itself (the nodes from `g.kept` on): what a user
// wrote is computed as it was written.

constexpr bool is_reciprocal(builder const& g, int i) {
    word const n = g.node[i];
    return n >> code_shift == code::divide && g.is_constant(first(n)) &&
           g.constant_at(first(n)) == 1;
}

/// (1/q) * x as one node where x cancels a part of q: x is q, or q / s; or q is x * s, or p / s and
/// x is 1 / s. Else 0.
constexpr int cancel(builder& g, int inverse, int x) {
    int const one = first(g.node[inverse]), q = second(g.node[inverse]);
    if (x == q) return one;
    word const n = g.node[x], divisor = g.node[q];
    if (code_of(divisor) == code::multiply && (first(divisor) == x || second(divisor) == x))
        return divide(g, one, first(divisor) == x ? second(divisor) : first(divisor));
    if (code_of(n) != code::divide) return 0;
    if (first(n) == q) return divide(g, one, second(n));
    bool const same_divisor = code_of(divisor) == code::divide && second(divisor) == second(n);
    return first(n) == one && same_divisor ? divide(g, one, first(divisor)) : 0;
}

/// (factor * rest) * x as rest * (factor * x), where that is already known or cancels; a constant
/// factor moves to the front where x has one as well. Elsewhere it stays until it meets another
/// (see `merge_factor`): what flows to both operands of a product is weighted once.
constexpr int absorb(builder& g, int factor, int rest, int x) {
    word const op = g.node[factor] >> code_shift;
    if (op == code::constant)
        return has_factor(g, x) ? multiply(g, factor, multiply(g, rest, x)) : 0;
    if (op == code::divide && is_reciprocal(g, factor))
        if (int const cancelled = cancel(g, factor, x)) return multiply(g, rest, cancelled);
    if (factor >= g.kept || x >= g.kept) return 0;
    int const known = g.find_commutative(code::multiply, factor, x);
    return known != 0 && known < g.kept ? multiply(g, rest, known) : 0;
}

/// a * (c * x) as c * (a * x), where c is constant and a * x is already known.
constexpr int pass_constant(builder& g, int a, int product) {
    if (!has_factor(g, product)) return 0;
    term const t = term_of(g, product);
    int const known = g.find_commutative(code::multiply, a, t.node);
    return known != 0 ? multiply(g, g.constant_node(t.factor), known) : 0;
}

constexpr int regroup_into(builder& g, word op, int factor, int x) {
    if (op == code::divide) return is_reciprocal(g, factor) ? cancel(g, factor, x) : 0;
    if (op != code::multiply) return 0;
    if (factor < g.kept) return pass_constant(g, x, factor);
    int const u = first(g.node[factor]), v = second(g.node[factor]);
    int const simpler = absorb(g, u, v, x);
    return simpler != 0 ? simpler : absorb(g, v, u, x);
}

} // namespace tapeless
