// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/exponential.hpp>
#include <tapeless/simd/math/logarithm.hpp>

#include <utility>

/// With power = exp(-|x|), which is at most 1: sigmoid x is the weight of 1 or of the power in
/// their sum, and softplus x = max(x, 0) + log(1 + power).

namespace tapeless::simd::accurate {

namespace detail {

template <Batch B>
struct logistic_parts {
    truth<B> negative;
    B power;
    twofold<B> sum; // 1 + power

    TAPELESS_INLINE explicit logistic_parts(B const& x)
        : negative(x < constant<B>(0)),
          power(accurate::exp_of_negative(B(x | sign_bit<B>()))),
          sum(ordered_sum(constant<B>(1), power)) {}

    TAPELESS_INLINE B sigmoid() const {
        B const q = choose(negative, power, constant<B>(1)) / sum.high;
        // What the sum lost, times the derivative -q / sum. In the tail, where it counts, sum is 1.
        return subtract_product(q, q, sum.low);
    }
    /// log(1 + power), as log 2 + log(sum / 2) where that is nearer to 1.
    TAPELESS_INLINE B logarithm() const {
        B const zero = constant<B>(0), one = constant<B>(1), half = constant<B>(0.5);
        auto const far = power > constant<B>(0.41421356237309503);
        B const f = choose(far, B(sum.high * half - one), power);
        // 1 / sum to two digits; from the root of 2 to 2 it is nearly straight.
        B const inverse = multiply_add(sum.high, constant<B>(-0.3536), constant<B>(1.198));
        return detail::logarithm(f, choose(far, B(sum.low * inverse), zero),
                                 choose(far, one, zero));
    }
    TAPELESS_INLINE B softplus(B const& x) const {
        return choose(negative, constant<B>(0), x) + logarithm();
    }
};

} // namespace detail

/// 1 / (1 + exp(-x)). At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B sigmoid(B const& x) {
    return detail::logistic_parts<B>(x).sigmoid();
}

/// log(1 + exp(x)). At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B softplus(B const& x) {
    return detail::logistic_parts<B>(x).softplus(x);
}

/// Both at once: they share the exponential. The bits are those of each alone.
template <Batch B>
TAPELESS_INLINE inline std::pair<B, B> softplus_and_sigmoid(B const& x) {
    detail::logistic_parts<B> const parts(x);
    return {parts.softplus(x), parts.sigmoid()};
}

} // namespace tapeless::simd::accurate
