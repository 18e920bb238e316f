// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <cmath>
#include <tapeless/core/config.hpp>
#include <tapeless/math/constant/logarithmic.hpp>
#include <tapeless/math/logarithm_kernel.hpp>
#include <tapeless/math/number.hpp>
#include <tapeless/math/trigonometric.hpp>

namespace tapeless::math {

/// Whether the type has a function of the name, in std or by argument-dependent lookup.
namespace found {
using std::log;
using std::log10;
using std::log1p;
using std::log2;

template <class X>
concept HasLog = requires(X const& x) {
    log(x);
};
template <class X>
concept HasLog10 = requires(X const& x) {
    log10(x);
};
template <class X>
concept HasLog2 = requires(X const& x) {
    log2(x);
};
template <class X>
concept HasLog1p = requires(X const& x) {
    log1p(x);
};
} // namespace found

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

template <found::HasLog2 X>
TAPELESS_INLINE constexpr auto log2(X const& x) {
    if constexpr (std::is_arithmetic_v<X>) {
        if (__builtin_is_constant_evaluated()) return constant_math::log2(promoted<X>(x));
    }
    using std::log2;
    return log2(x);
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

/// log2 of a type without one: log(x) / ln 2.
template <class X>
requires(!found::HasLog2<X> && found::HasLog<X>) TAPELESS_INLINE constexpr auto log2(X const& x) {
    return log(x) * constant<X>(constant_inverse_ln2);
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

} // namespace tapeless::math
