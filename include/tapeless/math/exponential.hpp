// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cmath>
#include <tapeless/core/config.hpp>
#include <tapeless/math/constant/exponential.hpp>
#include <tapeless/math/exponential_kernel.hpp>
#include <tapeless/math/number.hpp>
#include <tapeless/math/trigonometric.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::exp;
using std::exp2;
using std::expm1;

template <class X>
concept HasExp = requires(X const& x) {
    exp(x);
};
template <class X>
concept HasExp2 = requires(X const& x) {
    exp2(x);
};
template <class X>
concept HasExpm1 = requires(X const& x) {
    expm1(x);
};
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

template <found::HasExp2 X>
TAPELESS_INLINE constexpr auto exp2(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::exp2(promoted<X>(x));
    }
    using std::exp2;
    return exp2(x);
}

template <found::HasExpm1 X>
TAPELESS_INLINE constexpr auto expm1(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::expm1(promoted<X>(x));
    }
    using std::expm1;
    return expm1(x);
}

/// exp2 of a type without one: exp(x ln 2).
template <class X>
requires(!found::HasExp2<X> && found::HasExp<X>) TAPELESS_INLINE constexpr auto exp2(X const& x) {
    return exp(x * constant<X>(constant_ln2));
}

/// exp(z) - 1, small for small z: with z = a + ib, its real part is
/// exp(a) cos b - 1 = (exp(a) - 1) cos b - 2 sin^2(b/2).
template <ComplexNumber X>
requires(!found::HasExpm1<X>) TAPELESS_INLINE constexpr auto expm1(X const& z) {
    auto const a = z.real(), b = z.imag();
    auto const half = sin(b * constant<std::remove_const_t<decltype(b)>>(0.5L));
    return X(expm1(a) * cos(b) - (half + half) * half, exp(a) * sin(b));
}

} // namespace tapeless::math
