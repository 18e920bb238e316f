// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/twofold.hpp>

/// The inverses of the trigonometric functions, by polynomials on [0, 1/2].

namespace tapeless::simd::accurate {

namespace detail {

template <Batch B>
TAPELESS_INLINE inline truth<B> is_negative(B const& x) {
    return (sign_of(x) | constant<B>(1)) < constant<B>(0);
}

/// asin(x) - x for |x| <= 1/2, of x and x^2.
template <Batch B>
TAPELESS_INLINE inline B arc_beyond_sine(B const& x, B const& square) {
    return x * (square * polynomial(terms<B>::asin_terms, square));
}

/// eighths pi/4 + a + b, for 0 <= eighths <= 4 and |a| > |b|.
template <Batch B>
TAPELESS_INLINE inline B angle(B const& eighths, B const& a, B const& b) {
    auto const sum = ordered_sum(B(eighths * B(terms<B>::quarter_pi)), a); // an exact product
    B const low = multiply_add(eighths, B(terms<B>::quarter_pi_low), b);
    return sum.high + (sum.low + low);
}

} // namespace detail

/// asin x = pi/2 - 2 asin sqrt((1 - x) / 2) above 1/2. At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B asin(B const& x) {
    B const size = magnitude(x), half = constant<B>(0.5);
    auto const outer = size > half;
    B const square = choose(outer, B(half * (constant<B>(1) - size)), B(size * size));
    B const root = choose(outer, B(xsimd::sqrt(square)), size);
    B const rest = detail::arc_beyond_sine(root, square);
    B const part = root + (rest - B(terms<B>::quarter_pi_rest));
    B const quarter = subtract_product(B(terms<B>::half_pi), constant<B>(2), part);
    return choose(outer, quarter, B(root + rest)) | sign_of(x);
}

/// At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B acos(B const& x) {
    B const size = magnitude(x), half = constant<B>(0.5), quarter = B(terms<B>::half_pi);
    auto const outer = size > half;
    B const square = choose(outer, B(half * (constant<B>(1) - size)), B(size * size));
    B const root = choose(outer, B(xsimd::sqrt(square)), x);
    B const rest = detail::arc_beyond_sine(root, square);
    B const left = quarter - (root + (rest - B(terms<B>::half_pi_low)));
    B const right = root + rest;
    auto const positive = x > half;
    B const value = choose(positive, right, left);
    return choose(outer, B(value + value), value);
}

/// At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B atan(B const& x) {
    B const size = magnitude(x), one = constant<B>(1), zero = constant<B>(0);
    auto const middle = size > constant<B>(0.5), steep = size > constant<B>(2);
    B const above = choose(steep, negated(one), choose(middle, B(size - one), size));
    B const below = choose(steep, size, choose(middle, B(size + one), one));
    B const q = above / below, square = q * q;
    B const rest = q * square * polynomial(terms<B>::atan_terms, square);
    B const eighths = choose(steep, constant<B>(2), choose(middle, one, zero));
    return detail::angle(eighths, q, rest) | sign_of(x);
}

namespace detail {

/// least / most where registers hold what the plain quotient cannot take: zeros, infinities, and
/// numbers whose sum overflows or whose reciprocal does.
template <Batch B>
TAPELESS_INLINE inline twofold<B> presentable(B const& least, B const& most) {
    constexpr bool wide = sizeof(element<B>) == 8;
    B const zero = constant<B>(0), one = constant<B>(1);
    auto const endless = most == infinity<B>();
    B const scale = choose(most > one, constant<B>(wide ? 0x1p-200 : 0x1p-30),
                           constant<B>(wide ? 0x1p200 : 0x1p30));
    auto const far = (most > constant<B>(wide ? 0x1p900 : 0x1p90)) |
                     (most < constant<B>(wide ? 0x1p-800 : 0x1p-90));
    B const x = choose(far, B(most * scale), most), y = choose(far, B(least * scale), least);
    return {choose(endless, choose(least == most, one, zero), y),
            choose(endless | (most == zero), one, x)};
}

} // namespace detail

/// The angle of the point (x, y). At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B atan2(B const& y, B const& x) {
    constexpr bool wide = sizeof(element<B>) == 8;
    B const a = magnitude(y), b = magnitude(x), zero = constant<B>(0), one = constant<B>(1);
    auto const steep = a > b, left = detail::is_negative(x);
    B most = choose(steep, a, b), least = choose(steep, b, a);
    auto const plain = (most < constant<B>(wide ? 0x1p900 : 0x1p90)) &
                       (most > constant<B>(wide ? 0x1p-800 : 0x1p-90));
    if (!xsimd::all(plain)) [[unlikely]] {
        auto const ratio = detail::presentable(least, most);
        least = ratio.high;
        most = ratio.low;
    }
    auto const middle = least > constant<B>(0.5) * most;
    B const q = choose(middle, B(least - most), least) / choose(middle, B(least + most), most);
    B const square = q * q, rest = q * square * polynomial(terms<B>::atan_terms, square);
    B eighths = choose(middle, one, zero);
    eighths = choose(steep, B(constant<B>(2) - eighths), eighths);
    eighths = choose(left, B(constant<B>(4) - eighths), eighths);
    B const sign = choose(steep, sign_bit<B>(), zero) ^ sign_of(x);
    B const value = detail::angle(eighths, B(q ^ sign), B(rest ^ sign));
    return choose((x == x) & (y == y), B(magnitude(value) | sign_of(y)), not_a_number<B>());
}

} // namespace tapeless::simd::accurate
