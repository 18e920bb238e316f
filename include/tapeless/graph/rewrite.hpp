// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/builder.hpp>

namespace tapeless {

/// Arithmetic as constructors: each function returns the node of the operation, or a simpler node
/// that equals it: exactly, or under a licence of the builder.
constexpr int add(builder& g, int a, int b);
constexpr int subtract(builder& g, int a, int b);
constexpr int multiply(builder& g, int a, int b);
constexpr int divide(builder& g, int a, int b);

/// The compilers refuse a constant evaluation that overflows: leave such operations to run time.
constexpr bool tame(double x) {
    double const size = x < 0 ? -x : x;
    return x == 0 || (size > 1e-140 && size < 1e140);
}
constexpr bool is_zero(builder const& g, int i) {
    return g.is_constant(i) && g.constant_at(i) == 0;
}
constexpr bool is(builder const& g, int i, double value) {
    return g.is_constant(i) && g.constant_at(i) == value;
}
constexpr bool is_negative_zero(builder const& g, int i) {
    return is_zero(g, i) && std::bit_cast<word>(g.constant_at(i)) != 0;
}
constexpr bool is_negated(builder const& g, int i) {
    return g.node[i] >> code_shift == code::negate;
}
constexpr bool both_tame(builder const& g, int a, int b) {
    return g.is_constant(a) && g.is_constant(b) && tame(g.constant_at(a)) && tame(g.constant_at(b));
}
/// Nothing but constants and signs is ever rewritten, so most nodes leave after this one question.
constexpr bool plain(word node) {
    return node >> code_shift != code::constant && node >> code_shift != code::negate;
}

constexpr int negate(builder& g, int a) {
    if (g.is_constant(a)) return g.constant_node(-g.constant_at(a));
    if (is_negated(g, a)) return first(g.node[a]);
    if (code_of(g.node[a]) == code::subtract && allows(g.granted, licence::zero_sign))
        return subtract(g, second(g.node[a]), first(g.node[a]));
    return g.insert(code::negate, a);
}

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

constexpr int add(builder& g, int a, int b) {
    if (!plain(g.node[a]) || !plain(g.node[b])) {
        if (both_tame(g, a, b)) return g.constant_node(g.constant_at(a) + g.constant_at(b));
        bool const any_zero = allows(g.granted, licence::zero_sign);
        if (any_zero ? is_zero(g, a) : is_negative_zero(g, a)) return b;
        if (any_zero ? is_zero(g, b) : is_negative_zero(g, b)) return a;
        bool const both = is_negated(g, a) && is_negated(g, b);
        if (is_negated(g, b) && (any_zero || !both)) return subtract(g, a, first(g.node[b]));
        if (is_negated(g, a) && !both) return subtract(g, b, first(g.node[a]));
    }
    if (a == b) return multiply(g, g.constant_node(2.0), a);
    if (int const term = collect(g, a, b, 1)) return term;
    return g.insert_commutative(code::add, a, b);
}

constexpr int subtract(builder& g, int a, int b) {
    if (!plain(g.node[a]) || !plain(g.node[b])) {
        if (both_tame(g, a, b)) return g.constant_node(g.constant_at(a) - g.constant_at(b));
        if (is_zero(g, b) && (allows(g.granted, licence::zero_sign) || !is_negative_zero(g, b)))
            return a;
        if (is_negative_zero(g, a) || (is_zero(g, a) && allows(g.granted, licence::zero_sign)))
            return negate(g, b);
        if (is_negated(g, b)) return add(g, a, first(g.node[b]));
        if (is_negated(g, a) && allows(g.granted, licence::zero_sign)) // -0 - -0 is not -(0 + -0)
            return negate(g, add(g, first(g.node[a]), b));
    }
    if (a == b && allows(g.granted, licence::finite)) return g.constant_node(0.0);
    if (int const term = collect(g, a, b, -1)) return term;
    return g.insert(code::subtract, a, b);
}

/// c * (d * x) -> (c * d) * x under licence::reassociate; 0 where it does not apply.
constexpr int merge_factor(builder& g, int constant, int product) {
    if (!has_factor(g, product) || !allows(g.granted, licence::reassociate)) return 0;
    term const t = term_of(g, product);
    if (!tame(t.factor) || !tame(g.constant_at(constant))) return 0;
    return multiply(g, g.constant_node(g.constant_at(constant) * t.factor), t.node);
}

constexpr int multiply_by_constant(builder& g, int constant, int x) {
    double const value = g.constant_at(constant);
    if (value == 1) return x;
    if (value == -1) return negate(g, x);
    if (value == 0 && allows(g.granted, licence::finite)) return constant;
    if (is_negated(g, x)) return multiply(g, g.constant_node(-value), first(g.node[x]));
    return merge_factor(g, constant, x);
}

// Rewrites under licence::reassociate. They regroup only products that a pass has made itself (the
// nodes from `g.kept` on): what a user wrote is computed as it was written.

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
/// factor moves to the front, to meet others.
constexpr int absorb(builder& g, int factor, int rest, int x) {
    word const op = g.node[factor] >> code_shift;
    if (op == code::constant) return multiply(g, factor, multiply(g, rest, x));
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

constexpr int multiply(builder& g, int a, int b) {
    word const p = g.node[a] >> code_shift, q = g.node[b] >> code_shift;
    if (p == code::constant || p == code::negate || q == code::constant || q == code::negate) {
        if (both_tame(g, a, b)) return g.constant_node(g.constant_at(a) * g.constant_at(b));
        if (p == code::constant)
            if (int const simpler = multiply_by_constant(g, a, b)) return simpler;
        if (q == code::constant)
            if (int const simpler = multiply_by_constant(g, b, a)) return simpler;
        if (p == code::negate) return negate(g, multiply(g, first(g.node[a]), b));
        if (q == code::negate) return negate(g, multiply(g, a, first(g.node[b])));
    } else if (allows(g.granted, licence::reassociate)) {
        if (int const simpler = regroup_into(g, p, a, b)) return simpler;
        if (int const simpler = regroup_into(g, q, b, a)) return simpler;
    }
    return g.insert_commutative(code::multiply, a, b);
}

/// The reciprocal of a power of two is exact, and a product is cheaper than a quotient.
constexpr bool has_exact_reciprocal(double x) {
    return tame(x) && x != 0 && (std::bit_cast<word>(x) & ((word{1} << 52) - 1)) == 0;
}

constexpr int divide(builder& g, int a, int b) {
    if (g.is_constant(b)) {
        double const divisor = g.constant_at(b);
        if (has_exact_reciprocal(divisor)) return multiply(g, a, g.constant_node(1 / divisor));
        if (both_tame(g, a, b) && divisor != 0) return g.constant_node(g.constant_at(a) / divisor);
    }
    if (is_negated(g, a)) return negate(g, divide(g, first(g.node[a]), b));
    if (is_negated(g, b)) return negate(g, divide(g, a, first(g.node[b])));
    if (allows(g.granted, licence::finite)) {
        if (a == b) return g.constant_node(1.0);
        if (is_zero(g, a)) return a;
    }
    if (allows(g.granted, licence::reciprocal) && !is(g, a, 1))
        return multiply(g, a, divide(g, g.constant_node(1.0), b));
    return g.insert(code::divide, a, b);
}

/// Any operation that is not one of the five above.
constexpr int call(builder& g, operation_info const& info, int const* x) {
    int const arity = info.arity;
    bool all_constant = arity > 0 && info.folds;
    double value[3]{};
    for (int i = 0; i < arity; ++i) {
        all_constant = all_constant && g.is_constant(x[i]);
        if (all_constant) value[i] = g.constant_at(x[i]);
    }
    if (all_constant) return g.constant_node(info.fold(value));
    if (info.simplifies)
        if (int const simpler = info.simplify(g, x)) return simpler;
    int const op = g.code_for(&info);
    int const a = arity > 0 ? x[0] : 0, b = arity > 1 ? x[1] : 0, c = arity > 2 ? x[2] : 0;
    return info.commutative ? g.insert_commutative(op, a, b, c) : g.insert(op, a, b, c);
}

/// A node of another graph, its operands already translated; `op` is its code in `g`.
constexpr int reinsert(builder& g, int op, int a, int b, int c) {
    switch (op) {
    case code::add:
        return add(g, a, b);
    case code::subtract:
        return subtract(g, a, b);
    case code::multiply:
        return multiply(g, a, b);
    case code::divide:
        return divide(g, a, b);
    case code::negate:
        return negate(g, a);
    default: {
        int const x[3] = {a, b, c};
        return call(g, *g.operation[op], x);
    }
    }
}

} // namespace tapeless
