// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/exponential.hpp>
#include <tapeless/simd/math/logarithm.hpp>

namespace tapeless::simd::accurate {

/// 1 / (1 + exp(-x)), by exp(-|x|) on both sides. At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B sigmoid(B const& x) {
    B const one = constant<B>(1), power = accurate::exp(B(x | sign_bit<B>()));
    auto const negative = x < constant<B>(0);
    auto const below = ordered_sum(one, power);
    B const q = choose(negative, power, one) / below.high;
    // What the sum lost, times the derivative -q / (1 + power).
    B const inverse = choose(negative, B(one - q), q);
    return subtract_product(q, B(q * below.low), inverse);
}

/// log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|)). At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B softplus(B const& x) {
    B const zero = constant<B>(0), power = accurate::exp(B(x | sign_bit<B>()));
    return choose(x < zero, zero, x) + accurate::log1p(power);
}

} // namespace tapeless::simd::accurate
