// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cmath>
#include <tapeless/core/config.hpp>
#include <tapeless/math/constant/power.hpp>
#include <tapeless/math/constant/roots.hpp>
#include <tapeless/math/number.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::cbrt;
using std::hypot;
using std::pow;
using std::sqrt;

template <class X>
concept HasSqrt = requires(X const& x) {
    sqrt(x);
};
template <class X>
concept HasCbrt = requires(X const& x) {
    cbrt(x);
};
template <class A, class B>
concept HasHypot = requires(A const& a, B const& b) {
    hypot(a, b);
};
template <class X>
concept HasHypotWithItself = HasHypot<X, X>;
template <class A, class B>
concept HasPow = requires(A const& a, B const& b) {
    pow(a, b);
};
} // namespace found

template <found::HasSqrt X>
TAPELESS_INLINE constexpr auto sqrt(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::sqrt(promoted<X>(x));
    }
    using std::sqrt;
    return sqrt(x);
}

template <found::HasCbrt X>
TAPELESS_INLINE constexpr auto cbrt(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::cbrt(promoted<X>(x));
    }
    using std::cbrt;
    return cbrt(x);
}

template <class B, found::HasHypot<B> A>
TAPELESS_INLINE constexpr auto hypot(A const& a, B const& b) {
    if constexpr (std::is_arithmetic_v<A> && std::is_arithmetic_v<B>) {
        using Value = promoted<A, B>;
        if (__builtin_is_constant_evaluated()) return constant_math::hypot(Value(a), Value(b));
    }
    using std::hypot;
    return hypot(a, b);
}

template <class B, found::HasPow<B> A>
TAPELESS_INLINE constexpr auto pow(A const& a, B const& b) {
    if constexpr (std::is_arithmetic_v<A> && std::is_arithmetic_v<B>) {
        using Value = promoted<A, B>;
        if (__builtin_is_constant_evaluated()) return constant_math::pow(Value(a), Value(b));
    }
    using std::pow;
    if constexpr (CarelessBatch<A> && std::is_same_v<A, B>) {
        // xsimd 8.1 takes every power of 0 for 0, and NaN^0 for NaN. Only odd integers, whose half
        // is no integer, keep the sign of a zero.
        using std::trunc;
        A const one = constant<A>(1), zero = constant<A>(0), half = b * constant<A>(0.5L);
        A const signed_zero = select((trunc(b) == b) & (trunc(half) != half), a, zero);
        A const of_zero = select(b < zero, A(one / signed_zero), signed_zero);
        return A(select(b == zero, one, select(a == zero, of_zero, A(pow(a, b)))));
    } else {
        return pow(a, b);
    }
}

/// 1 / sqrt(x); the estimates that machines have for it are too rough.
template <found::HasSqrt X>
TAPELESS_INLINE constexpr auto rsqrt(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::rsqrt(promoted<X>(x));
        return promoted<X>(1) / std::sqrt(x);
    } else {
        return constant<X>(1) / sqrt(x);
    }
}

template <found::HasHypotWithItself X>
TAPELESS_INLINE constexpr auto hypot(X const& a, X const& b, X const& c) {
    if constexpr (std::is_arithmetic_v<X>) {
        using Value = promoted<X>;
        if (__builtin_is_constant_evaluated())
            return constant_math::hypot(Value(a), Value(b), Value(c));
        Value const norm = std::hypot(Value(a), Value(b), Value(c));
        // Of infinities, some libraries take the quotient.
        return norm == norm ? norm : std::hypot(std::hypot(Value(a), Value(b)), Value(c));
    } else {
        return hypot(hypot(a, b), c);
    }
}

} // namespace tapeless::math
