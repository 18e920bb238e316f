// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/logarithm.hpp>

/// Inverse hyperbolic functions, as log(1 + z) with z a sum of two.

namespace tapeless::simd::accurate {

namespace detail {
/// Beyond it, 2x is as good as x + sqrt(x^2 +- 1).
template <Batch B>
inline constexpr element<B> straight = sizeof(element<B>) == 8 ? 0x1p60 : 0x1p30;
} // namespace detail

/// asinh x = log(1 + x + (sqrt(1 + x^2) - 1)). At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B asinh(B const& x) {
    B const size = magnitude(x), one = constant<B>(1), zero = constant<B>(0);
    auto const far = size > B(detail::straight<B>);
    B const inside = choose(far, zero, size);
    auto const square = exact_product(inside, inside);
    auto const sum = exact_sum(one, square.high);
    // sqrt(sum) = root + rest / (2 root)
    B const root = xsimd::sqrt(sum.high);
    B const rest = residual(sum.high, root, root) + (sum.low + square.low);
    auto const beyond = exact_sum(inside, B(root - one));
    twofold<B> const z{choose(far, size, beyond.high), choose(far, zero, beyond.low)};
    B const divisor = root + root, shift = choose(far, one, zero);
    B const value = detail::logarithm_beyond_one(z, choose(far, zero, rest), divisor, shift);
    auto const tiny = size < constant<B>(sizeof(element<B>) == 8 ? 0x1p-28 : 0x1p-13);
    auto const passes = tiny | ~(size < infinity<B>());
    return choose(passes, x, B(value | sign_of(x)));
}

/// acosh(1 + t) = log(1 + t + sqrt(t^2 + 2 t)). At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B acosh(B const& x) {
    B const one = constant<B>(1), zero = constant<B>(0);
    auto const far = x > B(detail::straight<B>);
    B const t = choose(far, one, B(x - one));
    auto const square = exact_product(t, t);
    auto const sum = exact_sum(B(t + t), square.high);
    // sqrt(sum) = root + rest / (2 root)
    B const root = xsimd::sqrt(sum.high);
    B const rest = residual(sum.high, root, root) + (sum.low + square.low);
    auto const beyond = exact_sum(t, root);
    twofold<B> const z{choose(far, x, beyond.high), choose(far, zero, beyond.low)};
    B const divisor = root + root, shift = choose(far, one, zero);
    B const value = detail::logarithm_beyond_one(z, choose(far, zero, rest), divisor, shift);
    B const at_ends = choose(x == one, zero, choose(x > one, x, not_a_number<B>()));
    return choose((x > one) & (x < infinity<B>()), value, at_ends);
}

/// atanh x = log(1 + 2 x / (1 - x)) / 2. At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B atanh(B const& x) {
    B const size = magnitude(x), one = constant<B>(1), zero = constant<B>(0);
    auto const below = ordered_sum(one, negated(size));
    auto const z = quotient(twofold<B>{B(size + size), zero}, below);
    B const value = constant<B>(0.5) * detail::logarithm_beyond_one(z, zero, one, zero);
    B const at_ends = choose(size == one, infinity<B>(), not_a_number<B>());
    auto const tiny = size < constant<B>(sizeof(element<B>) == 8 ? 0x1p-28 : 0x1p-13);
    B const result = choose(size < one, value, at_ends) | sign_of(x);
    return choose(tiny, x, result);
}

} // namespace tapeless::simd::accurate
