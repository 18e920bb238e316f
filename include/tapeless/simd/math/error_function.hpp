// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/exponential.hpp>

#include <utility>

/// erfc(x) = exp(-x^2) g(x) / (1 + 2x), where g is smooth on all of [0, infinity[ and becomes a
/// polynomial of t = (x - c) / (x + c), as proposed by Shepherd and Laframboise (1981). Written as
/// 1 + (1 + t) h(t) it is exact at 0, where errors of t weigh most.

namespace tapeless::simd::accurate {

namespace detail {

/// factor g(x) / (1 + 2x) for x >= 0.
template <Batch B>
TAPELESS_INLINE inline B scaled_tail(B const& x, B const& factor) {
    B const one = constant<B>(1), rise = (x + x) / (x + B(terms<B>::erfc_centre));
    B const g = multiply_add(rise, polynomial(terms<B>::erfc_terms, B(rise - one)), one);
    return g * factor / multiply_add(x, constant<B>(2), one);
}

/// The same to the absolute error that 1 - erfc(x) needs, for x >= 5/8.
template <Batch B>
TAPELESS_INLINE inline B tail_beside_one(B const& x, B const& factor) {
    B const centre = B(terms<B>::erfc_near_centre), t = (x - centre) / (x + centre);
    B const below = multiply_add(x, constant<B>(2), constant<B>(1));
    return polynomial(terms<B>::erfc_near_terms, t) * factor / below;
}

} // namespace detail

/// erfc(x), at most 4 ULP, and the exp(-x^2) in it, at most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline std::pair<B, B> erfc_and_gaussian(B const& x) {
    B const most = constant<B>(sizeof(element<B>) == 8 ? 27.5 : 10.3), size = magnitude(x);
    B const inside = xsimd::min(most, size);
    auto const square = exact_product(inside, inside);
    detail::reduced_exponential<B> const e(negated(square.high), negated(square.low));
    B const power = constant<B>(1) + (e.r + e.t);
    B const tail = scaled(detail::scaled_tail(inside, power), e.n);
    return {choose(x < constant<B>(0), B(constant<B>(2) - tail), tail), scaled(power, e.n)};
}
template <Batch B>
TAPELESS_INLINE inline B erfc(B const& x) {
    return erfc_and_gaussian(x).first;
}

/// x P(x^2) up to 5/8, and 1 - erfc(x) above. At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B erf(B const& x) {
    constexpr bool wide = sizeof(element<B>) == 8;
    B const most = constant<B>(wide ? 6.5 : 4.5), size = magnitude(x), one = constant<B>(1);
    B const inside = xsimd::min(most, size), square = inside * inside;
    B const near = multiply_add(inside, polynomial(terms<B>::erf_terms, square), inside);
    detail::reduced_exponential<B> const e(negated(square));
    B const power = (one + (e.r + e.t)) * power_of_two(e.n);
    B const far = one - detail::tail_beside_one(inside, power);
    return choose(size > constant<B>(0.625), far, near) | sign_of(x);
}

/// erf(x) and exp(-x^2), at most 2 ULP each. The latter wants the whole square, erf does not.
template <Batch B>
TAPELESS_INLINE inline std::pair<B, B> erf_and_gaussian(B const& x) {
    constexpr bool wide = sizeof(element<B>) == 8;
    B const size = magnitude(x), one = constant<B>(1);
    B const reach = xsimd::min(constant<B>(wide ? 27.5 : 10.3), size);
    auto const product = exact_product(reach, reach);
    detail::reduced_exponential<B> const e(negated(product.high), negated(product.low));
    B const gaussian = scaled(B(one + (e.r + e.t)), e.n);
    B const inside = xsimd::min(constant<B>(wide ? 6.5 : 4.5), size), square = inside * inside;
    B const near = multiply_add(inside, polynomial(terms<B>::erf_terms, square), inside);
    B const far = one - detail::tail_beside_one(inside, gaussian);
    return {choose(size > constant<B>(0.625), far, near) | sign_of(x), gaussian};
}

} // namespace tapeless::simd::accurate
