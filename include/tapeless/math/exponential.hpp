// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cmath>
#include <tapeless/core/config.hpp>
#include <tapeless/math/constant/exponential.hpp>
#include <tapeless/math/constant/logarithmic.hpp>
#include <tapeless/math/constant/power.hpp>
#include <tapeless/math/constant/roots.hpp>
#include <tapeless/math/exponential_kernel.hpp>
#include <tapeless/math/logarithm_kernel.hpp>
#include <tapeless/math/number.hpp>
#include <tapeless/math/trigonometric.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::cbrt;
using std::exp;
using std::exp2;
using std::expm1;
using std::hypot;
using std::log;
using std::log10;
using std::log1p;
using std::log2;
using std::pow;
using std::sqrt;

template <class X>
concept HasExp = requires(X const& x) {
    exp(x);
};
template <class X>
concept HasLog = requires(X const& x) {
    log(x);
};
template <class X>
concept HasLog10 = requires(X const& x) {
    log10(x);
};
template <class X>
concept HasSqrt = requires(X const& x) {
    sqrt(x);
};
template <class X>
concept HasCbrt = requires(X const& x) {
    cbrt(x);
};
template <class X>
concept HasExp2 = requires(X const& x) {
    exp2(x);
};
template <class X>
concept HasLog2 = requires(X const& x) {
    log2(x);
};
template <class X>
concept HasExpm1 = requires(X const& x) {
    expm1(x);
};
template <class X>
concept HasLog1p = requires(X const& x) {
    log1p(x);
};
template <class A, class B>
concept HasHypot = requires(A const& a, B const& b) {
    hypot(a, b);
};
template <class A, class B>
concept HasPow = requires(A const& a, B const& b) {
    pow(a, b);
};
template <class X>
concept HasHypotWithItself = HasHypot<X, X>;
} // namespace found

template <found::HasExp X>
TAPELESS_INLINE constexpr auto exp(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::exp(promoted<X>(x));
    }
    if constexpr (has_fast_kernels<X>) return fast_exp(x);
    using std::exp;
    return exp(x);
}

template <found::HasLog X>
TAPELESS_INLINE constexpr auto log(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::log(promoted<X>(x));
    }
    if constexpr (has_fast_kernels<X>) return fast_log(x);
    using std::log;
    return log(x);
}

template <found::HasLog10 X>
TAPELESS_INLINE constexpr auto log10(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::log10(promoted<X>(x));
    }
    using std::log10;
    return log10(x);
}

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

template <found::HasExp2 X>
TAPELESS_INLINE constexpr auto exp2(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::exp2(promoted<X>(x));
    }
    using std::exp2;
    return exp2(x);
}

template <found::HasLog2 X>
TAPELESS_INLINE constexpr auto log2(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::log2(promoted<X>(x));
    }
    using std::log2;
    return log2(x);
}

template <found::HasExpm1 X>
TAPELESS_INLINE constexpr auto expm1(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::expm1(promoted<X>(x));
    }
    using std::expm1;
    return expm1(x);
}

template <found::HasLog1p X>
TAPELESS_INLINE constexpr auto log1p(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::log1p(promoted<X>(x));
    }
    if constexpr (has_fast_kernels<X>) return fast_log1p(x);
    using std::log1p;
    return log1p(x);
}

/// exp2 of a type without one: exp(x ln 2).
template <class X>
requires(!found::HasExp2<X> && found::HasExp<X>) TAPELESS_INLINE constexpr auto exp2(X const& x) {
    return exp(x * constant<X>(constant_ln2));
}

/// log2 of a type without one: log(x) / ln 2.
template <class X>
requires(!found::HasLog2<X> && found::HasLog<X>) TAPELESS_INLINE constexpr auto log2(X const& x) {
    return log(x) * constant<X>(constant_inverse_ln2);
}

/// exp(z) - 1, small for small z: with z = a + ib, its real part is
/// exp(a) cos b - 1 = (exp(a) - 1) cos b - 2 sin^2(b/2).
template <ComplexNumber X>
requires(!found::HasExpm1<X>) TAPELESS_INLINE constexpr auto expm1(X const& z) {
    auto const a = z.real(), b = z.imag();
    auto const half = sin(b * constant<std::remove_const_t<decltype(b)>>(0.5L));
    return X(expm1(a) * cos(b) - (half + half) * half, exp(a) * sin(b));
}

/// log(1 + z), small for small z: |1 + z|^2 = 1 + (a (a + 2) + b^2). Near z = -1 that sum cancels
/// and 1 + z does not.
template <ComplexNumber X>
requires(!found::HasLog1p<X>) TAPELESS_INLINE constexpr auto log1p(X const& z) {
    auto const a = z.real(), b = z.imag();
    using Part = std::remove_const_t<decltype(a)>;
    if constexpr (std::is_arithmetic_v<Part>) {
        constexpr auto large = Part(1e9);
        bool const far = a > large || a < -large || b > large || b < -large;
        if (far || a * (a + Part(2)) + b * b < Part(-0.5)) return X(log(X(a + Part(1), b)));
    }
    auto const beyond_one = a * (a + constant<Part>(2)) + b * b;
    return X(log1p(beyond_one) * constant<Part>(0.5L), atan2(b, a + constant<Part>(1)));
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
        return std::hypot(Value(a), Value(b), Value(c));
    } else {
        return hypot(hypot(a, b), c);
    }
}

} // namespace tapeless::math
