// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/lanes.hpp>

/// Numbers of twice the precision as unevaluated sums of two (Dekker 1971, Knuth 4.2.2).
///
/// g++ fuses a product into the sum that uses it only if it fuses every use; the products below are
/// also operands of `fused` itself, so their rounding is the one that is compensated.

namespace tapeless::simd::accurate {

template <Batch B>
struct twofold {
    B high, low;
};

/// a + b exactly.
template <Batch B>
TAPELESS_INLINE inline twofold<B> exact_sum(B const& a, B const& b) {
    B const sum = a + b, part = sum - a;
    return {sum, (a - (sum - part)) + (b - part)};
}
/// a + b exactly, if a is zero or no smaller than b.
template <Batch B>
TAPELESS_INLINE inline twofold<B> ordered_sum(B const& a, B const& b) {
    B const sum = a + b;
    return {sum, b - (sum - a)};
}

namespace detail {
/// x as a sum of two numbers of half the length (Veltkamp).
template <Batch B>
TAPELESS_INLINE inline twofold<B> halves(B const& x) {
    constexpr auto splitter = element<B>((1LL << (sizeof(element<B>) == 8 ? 27 : 12)) + 1);
    B const product = x * B(splitter), high = product - (product - x);
    return {high, x - high};
}
} // namespace detail

/// a b exactly, short of overflow and underflow.
template <Batch B>
TAPELESS_INLINE inline twofold<B> exact_product(B const& a, B const& b) {
    B const product = a * b;
    if constexpr (CanFuse<B>)
        return {product, fused_excess(a, b, product)};
    else {
        auto const x = detail::halves(a), y = detail::halves(b);
        return {product,
                ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low};
    }
}
/// c - a b with a single rounding where c is next to a b.
template <Batch B>
TAPELESS_INLINE inline B residual(B const& c, B const& a, B const& b) {
    if constexpr (CanFuse<B>)
        return fused_difference(c, a, b);
    else {
        auto const product = exact_product(a, b);
        return (c - product.high) - product.low;
    }
}

/// x + y where the greater part of y is no greater than that of x.
template <Batch B>
TAPELESS_INLINE inline twofold<B> ordered_sum(twofold<B> const& x, twofold<B> const& y) {
    auto const sum = ordered_sum(x.high, y.high);
    return {sum.high, sum.low + (x.low + y.low)};
}
template <Batch B>
TAPELESS_INLINE inline twofold<B> product(twofold<B> const& x, twofold<B> const& y) {
    auto const main = exact_product(x.high, y.high);
    return {main.high, main.low + multiply_add(x.high, y.low, B(x.low * y.high))};
}
/// x / y.
template <Batch B>
TAPELESS_INLINE inline twofold<B> quotient(twofold<B> const& x, twofold<B> const& y) {
    B const inverse = constant<B>(1) / y.high, high = x.high * inverse;
    B const rest = residual(x.high, high, y.high) + subtract_product(x.low, high, y.low);
    return {high, rest * inverse};
}
template <Batch B>
TAPELESS_INLINE inline twofold<B> normalized(twofold<B> const& x) {
    return ordered_sum(x.high, x.low);
}

} // namespace tapeless::simd::accurate
