// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/logarithm.hpp>

/// Roots and lengths.

namespace tapeless::simd::accurate {

/// Rounded correctly.
template <Batch B>
TAPELESS_INLINE inline B sqrt(B const& x) {
    return xsimd::sqrt(x);
}

/// At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B rsqrt(B const& x) {
    return constant<B>(1) / xsimd::sqrt(x);
}

/// With x = m 2^k and k = 3 q + r: y = (m 2^r)^(-1/3) from a polynomial and one step of third
/// order, then c = m 2^r y^2 corrected by (m 2^r - c^3) y^2 / 3. No division. At most 1 ULP.
template <Batch B>
TAPELESS_INLINE inline B cbrt(B const& x) {
    B const size = magnitude(x), one = constant<B>(1);
    auto const tiny = size < B(std::numeric_limits<element<B>>::min());
    mantissa_and_exponent<B> const parts(choose(tiny, B(size * constant<B>(0x1p54)), size));
    B const q = nearest_integer(B(parts.k * constant<B>(1.0 / 3)));
    B const r = subtract_product(parts.k, q, constant<B>(3));
    auto const twice = r > constant<B>(0.5), half = r < constant<B>(-0.5);
    B const m = parts.m * choose(twice, constant<B>(2), choose(half, constant<B>(0.5), one));
    B y = polynomial(terms<B>::inverse_cbrt_terms, parts.m) *
          choose(twice, B(terms<B>::inverse_cbrt_2), choose(half, B(terms<B>::cbrt_2), one));
    B const h = subtract_product(one, B(m * y), B(y * y));
    y = multiply_add(B(y * h), multiply_add(h, constant<B>(2.0 / 9), constant<B>(1.0 / 3)), y);
    B const weight = y * y, c = m * weight;
    auto const square = exact_product(c, c);
    B const error = subtract_product(residual(m, square.high, c), square.low, c);
    B const root = multiply_add(B(error * constant<B>(1.0 / 3)), weight, c);
    B const value = root * power_of_two(q) * choose(tiny, constant<B>(0x1p-18), one);
    auto const ordinary = (size > constant<B>(0)) & (size < infinity<B>());
    return choose(ordinary, B(value | sign_of(x)), x);
}

namespace detail {

/// Numbers whose squares neither overflow nor lose what matters.
template <Batch B>
TAPELESS_INLINE inline truth<B> squares_stay(B const& most) {
    constexpr bool wide = sizeof(element<B>) == 8;
    return (most < constant<B>(wide ? 0x1p500 : 0x1p60)) &
           (most > constant<B>(wide ? 0x1p-400 : 0x1p-40));
}

/// A power of two that brings numbers whose greatest is `most` to where squares stay.
template <Batch B>
TAPELESS_INLINE inline twofold<B> scale_for_squares(B const& most) {
    constexpr bool wide = sizeof(element<B>) == 8;
    B const up = constant<B>(wide ? 0x1p600 : 0x1p90),
            down = constant<B>(wide ? 0x1p-600 : 0x1p-90);
    B const one = constant<B>(1);
    auto const large = most >= constant<B>(wide ? 0x1p500 : 0x1p60);
    auto const small = most <= constant<B>(wide ? 0x1p-400 : 0x1p-40);
    return {choose(large, down, choose(small, up, one)),
            choose(large, up, choose(small, down, one))};
}

} // namespace detail

/// Infinite if one of the two is, even beside NaN. At most 1 ULP, without a fused multiply-add 2.
template <Batch B>
TAPELESS_INLINE inline B hypot(B const& x, B const& y) {
    B const a = magnitude(x), b = magnitude(y);
    auto const first = a > b;
    B const most = choose(first, a, b), least = choose(first, b, a);
    if (xsimd::all(detail::squares_stay(most))) [[likely]]
        return xsimd::sqrt(multiply_add(most, most, B(least * least)));
    auto const scale = detail::scale_for_squares(most);
    B const u = most * scale.high, v = least * scale.high;
    B const value = xsimd::sqrt(multiply_add(u, u, B(v * v))) * scale.low;
    return choose((a == infinity<B>()) | (b == infinity<B>()), infinity<B>(), value);
}

/// At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B hypot(B const& x, B const& y, B const& z) {
    B const a = magnitude(x), b = magnitude(y), c = magnitude(z);
    B const more = choose(a > b, a, b);
    auto const scale = detail::scale_for_squares(choose(more > c, more, c));
    B const u = a * scale.high, v = b * scale.high, w = c * scale.high;
    B const value = xsimd::sqrt(multiply_add(u, u, multiply_add(v, v, B(w * w)))) * scale.low;
    auto const endless = (a == infinity<B>()) | (b == infinity<B>()) | (c == infinity<B>());
    return choose(endless, infinity<B>(), value);
}

} // namespace tapeless::simd::accurate
