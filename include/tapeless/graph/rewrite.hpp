// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/regroup.hpp>

namespace tapeless {

/// Arithmetic as constructors: each function returns the node of the operation, or a simpler node
/// that equals it: exactly, or under a licence of the builder.
constexpr int add(builder& g, int a, int b);
constexpr int subtract(builder& g, int a, int b);
constexpr int multiply(builder& g, int a, int b);
constexpr int divide(builder& g, int a, int b);

constexpr int negate(builder& g, int a) {
    if (g.is_constant(a)) return g.constant_node(-g.constant_at(a));
    if (is_negated(g, a)) return first(g.node[a]);
    if (code_of(g.node[a]) == code::subtract && allows(g.granted, licence::zero_sign))
        return subtract(g, second(g.node[a]), first(g.node[a]));
    return g.insert(code::negate, a);
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

constexpr int multiply_by_constant(builder& g, int constant, int x) {
    double const value = g.constant_at(constant);
    if (value == 1) return x;
    if (value == -1) return negate(g, x);
    if (value == 0 && allows(g.granted, licence::finite)) return constant;
    if (is_negated(g, x)) return multiply(g, g.constant_node(-value), first(g.node[x]));
    return merge_factor(g, constant, x);
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
