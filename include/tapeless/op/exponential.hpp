// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
#include <tapeless/op/named.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

struct exp_op : unary {
    static constexpr char const* name = "exp";
    static constexpr char const* latex = "\\exp";
    static constexpr auto value(auto const& x) { return math::exp(x); }
    static constexpr auto partial(auto const& y, auto const&) { return y; }
};

struct exp2_op : unary {
    static constexpr char const* name = "exp2";
    static constexpr auto value(auto const& x) { return math::exp2(x); }
    static constexpr auto partial(auto const& y, auto const& x) {
        return y * constant_like<ln2_op>(x);
    }
};

/// exp(x) - 1 without cancellation.
struct expm1_op : unary {
    static constexpr char const* name = "expm1";
    static constexpr auto value(auto const& x) { return math::expm1(x); }
    static constexpr auto partial(auto const& y, auto const&) { return y + 1.0; }
};

struct log_op : unary {
    static constexpr char const* name = "log";
    static constexpr char const* latex = "\\ln";
    static constexpr auto value(auto const& x) { return math::log(x); }
    static constexpr auto partial(auto const&, auto const& x) { return 1.0 / x; }
};

struct log2_op : unary {
    static constexpr char const* name = "log2";
    static constexpr char const* latex = "\\log_2";
    static constexpr auto value(auto const& x) { return math::log2(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return 1.0 / (x * constant_like<ln2_op>(x));
    }
};

struct log10_op : unary {
    static constexpr char const* name = "log10";
    static constexpr char const* latex = "\\log_{10}";
    static constexpr auto value(auto const& x) { return math::log10(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return 1.0 / (x * constant_like<ln10_op>(x));
    }
};

/// log(1 + x) without cancellation.
struct log1p_op : unary {
    static constexpr char const* name = "log1p";
    static constexpr auto value(auto const& x) { return math::log1p(x); }
    static constexpr auto partial(auto const&, auto const& x) { return 1.0 / (1.0 + x); }
};

/// sqrt'(0) = +inf.
struct sqrt_op : unary {
    static constexpr char const* name = "sqrt";
    static constexpr auto value(auto const& x) { return math::sqrt(x); }
    static constexpr auto partial(auto const& y, auto const&) { return 0.5 * (1.0 / y); }
};

/// cbrt'(0) = +inf.
struct cbrt_op : unary {
    static constexpr char const* name = "cbrt";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::cbrt(x); }
    static constexpr auto partial(auto const& y, auto const&) { return 1.0 / (3.0 * (y * y)); }
};

/// 1 / sqrt(x).
struct rsqrt_op : unary {
    static constexpr char const* name = "rsqrt";
    static constexpr auto value(auto const& x) { return math::rsqrt(x); }
    static constexpr auto partial(auto const& y, auto const& x) { return -0.5 * y / x; }
};

/// The Euclidean norm of two numbers; its slope at the origin is 0.
struct hypot_op : binary {
    static constexpr char const* name = "hypot";
    static constexpr bool commutative = true;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& a, auto const& b) { return math::hypot(a, b); }
    static constexpr auto partial(auto const& y, auto const& a, auto const& b) {
        return partials(guarded{y != 0.0, a / y}, guarded{y != 0.0, b / y});
    }
};

/// The Euclidean norm of three numbers.
struct hypot3_op : ternary {
    static constexpr char const* name = "hypot";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& a, auto const& b, auto const& c) {
        return math::hypot(a, b, c);
    }
    static constexpr auto partial(auto const& y, auto const& a, auto const& b, auto const& c) {
        return partials(guarded{y != 0.0, a / y}, guarded{y != 0.0, b / y},
                        guarded{y != 0.0, c / y});
    }
};

/// x^p. A small constant integer exponent becomes products, a negative one of r = 1/x: the slope is
/// then one as well, -n r^(n+1), which at 0 is infinite, while that of 1 / x^n would be a power of
/// the quotient times x, inf * 0. Any constant exponent needs no logarithm.
struct pow_op : binary {
    static constexpr char const* name = "pow";
    static constexpr auto value(auto const& x, auto const& p) { return math::pow(x, p); }

    /// p x^(p-1) along x, which is 0 at p = 0, also where further derivatives along x have infinite
    /// powers of it; y ln x along p, whose limit at x = 0, y = 0 is 0.
    template <class Value>
    static constexpr auto partial(Value const& y, Value const& x, Value const& p) {
        using Condition = decltype(p != 0.0);
        bool const fixed = p.is_constant();
        auto const power = pow(x, p - 1.0);
        return partials(
            guarded{fixed ? Condition(true) : (p != 0.0 || has_finite_cube(power)), p * power},
            guarded{fixed ? Condition(false) : (x != 0.0 || y != 0.0), fixed ? y : y * log(x)});
    }

    template <class Value>
    static constexpr bool simplify(Value& result, Value const& x, Value const& p) {
        if (!p.is_constant()) return false;
        double const exponent = p.constant_value();
        double const size = exponent < 0 ? -exponent : exponent;
        if (!(size <= largest_product) || size != static_cast<int>(size)) return false;
        result = power(exponent < 0 ? 1.0 / x : x, static_cast<int>(size));
        return true;
    }

private:
    static constexpr int largest_product = 16;

    /// What is finite differs from itself by 0.
    static constexpr auto has_finite_cube(auto const& x) {
        auto const cube = x * x * x;
        return cube - cube == 0.0;
    }

    template <class Value>
    static constexpr Value power(Value const& x, int n) {
        if (n == 0) return 1.0;
        if (n == 1) return x;
        Value const half = power(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }
};

/// 1 / (1 + exp(-x)), exact in both tails.
struct sigmoid_op : unary {
    static constexpr char const* name = "sigmoid";
    static constexpr char const* latex = "\\sigma";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::sigmoid(x); }
    static constexpr auto partial(auto const& y, auto const&) { return y * (1.0 - y); }

    using twin = struct softplus_op;
    static constexpr void value_and_twin(auto const& x, auto& sigmoid, auto& softplus) {
        math::softplus_and_sigmoid(x, softplus, sigmoid);
    }
};

/// log(1 + exp(x)), without overflow.
struct softplus_op : unary {
    static constexpr char const* name = "softplus";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::softplus(x); }
    static constexpr auto partial(auto const&, auto const& x) { return sigmoid(x); }

    using twin = sigmoid_op;
    static constexpr void value_and_twin(auto const& x, auto& softplus, auto& sigmoid) {
        math::softplus_and_sigmoid(x, softplus, sigmoid);
    }
};

template <class X>
requires Operands<X>
constexpr applied<exp_op, X> exp(X const& x) { return apply_op(exp_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<exp2_op, X> exp2(X const& x) { return apply_op(exp2_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<expm1_op, X> expm1(X const& x) { return apply_op(expm1_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<log_op, X> log(X const& x) { return apply_op(log_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<log2_op, X> log2(X const& x) { return apply_op(log2_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<log10_op, X> log10(X const& x) { return apply_op(log10_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<log1p_op, X> log1p(X const& x) { return apply_op(log1p_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<sqrt_op, X> sqrt(X const& x) { return apply_op(sqrt_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<cbrt_op, X> cbrt(X const& x) { return apply_op(cbrt_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<rsqrt_op, X> rsqrt(X const& x) { return apply_op(rsqrt_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<sigmoid_op, X> sigmoid(X const& x) { return apply_op(sigmoid_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<softplus_op, X> softplus(X const& x) { return apply_op(softplus_op{}, x); }
template <class A, class B>
requires Operands<A, B>
constexpr applied<hypot_op, A, B> hypot(A const& a, B const& b) {
    return apply_op(hypot_op{}, a, b);
}
template <class A, class B, class C>
requires Operands<A, B, C>
constexpr applied<hypot3_op, A, B, C> hypot(A const& a, B const& b, C const& c) {
    return apply_op(hypot3_op{}, a, b, c);
}
template <class A, class B>
requires Operands<A, B>
constexpr applied<pow_op, A, B> pow(A const& a, B const& b) { return apply_op(pow_op{}, a, b); }

} // namespace tapeless
