// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/builder.hpp>

namespace tapeless {

constexpr int multiply(builder& g, int a, int b);
constexpr int divide(builder& g, int a, int b);

/// Rewrites under licence::reassociate. They regroup only products that a pass has made itself (the
/// nodes from `g.kept` on): what a user wrote is computed as it was written.
constexpr bool is_derived_product(builder const& g, int i) {
    return i >= g.kept && code_of(g.node[i]) == code::multiply;
}
constexpr bool is_reciprocal(builder const& g, int i) {
    word const n = g.node[i];
    return code_of(n) == code::divide && g.is_constant(first(n)) && g.constant_at(first(n)) == 1;
}

/// (1/q) * x as one node where x cancels q: q, or q / s, or 1 / s with q = p / s; 0 where not.
constexpr int cancel(builder& g, int inverse, int x) {
    int const one = first(g.node[inverse]), q = second(g.node[inverse]);
    if (x == q) return one;
    word const n = g.node[x], quotient = g.node[q];
    if (code_of(n) != code::divide) return 0;
    if (first(n) == q) return divide(g, one, second(n));
    bool const same_divisor = code_of(quotient) == code::divide && second(quotient) == second(n);
    return first(n) == one && same_divisor ? divide(g, one, first(quotient)) : 0;
}

/// (factor * rest) * x as rest * (factor * x), where that is already known or cancels; a constant
/// factor moves to the front, to meet others.
constexpr int absorb(builder& g, int factor, int rest, int x) {
    if (g.is_constant(factor)) return multiply(g, factor, multiply(g, rest, x));
    if (is_reciprocal(g, factor))
        if (int const cancelled = cancel(g, factor, x)) return multiply(g, rest, cancelled);
    int const known = g.find_commutative(code::multiply, factor, x);
    return known != 0 && known < g.kept ? multiply(g, rest, known) : 0;
}

/// a * (c * x) as c * (a * x), where c is constant and a * x is already known.
constexpr int pass_constant(builder& g, int a, int product) {
    word const n = g.node[product];
    if (code_of(n) != code::multiply) return 0;
    bool const leads = g.is_constant(first(n));
    if (!leads && !g.is_constant(second(n))) return 0;
    int const known = g.find_commutative(code::multiply, a, leads ? second(n) : first(n));
    return known != 0 ? multiply(g, leads ? first(n) : second(n), known) : 0;
}

constexpr int regroup_into(builder& g, int product, int x) {
    if (is_reciprocal(g, product)) return cancel(g, product, x);
    if (!is_derived_product(g, product)) return pass_constant(g, x, product);
    int const u = first(g.node[product]), v = second(g.node[product]);
    int const simpler = absorb(g, u, v, x);
    return simpler != 0 ? simpler : absorb(g, v, u, x);
}

/// The product of two nodes in another grouping, or 0.
constexpr int regroup(builder& g, int a, int b) {
    int const simpler = regroup_into(g, a, b);
    return simpler != 0 ? simpler : regroup_into(g, b, a);
}

} // namespace tapeless
