// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/special.hpp>
#include <tapeless/simd/math/logarithm.hpp>

namespace tapeless::simd::accurate {

namespace detail {

/// log x as a sum of two, k ln 2 included.
template <Batch B>
TAPELESS_INLINE inline twofold<B> whole_logarithm(B const& x) {
    auto const parts = taken_apart(x);
    auto const log = logarithm_in_two(B(parts.m - constant<B>(1)));
    auto const sum = ordered_sum(B(parts.k * B(terms<B>::ln2_high)), log.high);
    return {sum.high, sum.low + multiply_add(parts.k, B(terms<B>::ln2_low), log.low)};
}

/// Ours, since std::lgamma writes a global variable and is off by more than 4 ULP.
[[gnu::noinline]] inline double scalar_lgamma(double x) { return constant_math::lgamma(x); }

/// The logarithm of gamma for x > 0. Up to 4 from z lgamma(2 + z)/z with z in [-5/8, 1/2], so that
/// the roots at 1 and 2 are exact, and the recurrence:
///     x in [1/2, 11/8[:  - log x          x below: - log(x (x + 1))
///     x in [5/2, 7/2[:   + log(x - 1)     x above: + log((x - 1) (x - 2))
/// Above 4 from Stirling's series.
template <Batch B>
TAPELESS_INLINE inline B positive_lgamma(B const& x) {
    B const zero = constant<B>(0), one = constant<B>(1), two = constant<B>(2);
    auto const large = x >= constant<B>(4), upper = x >= constant<B>(2.5);
    auto const lowest = x < constant<B>(0.5), lower = x < constant<B>(1.375);
    auto const highest = x >= constant<B>(3.5);
    B const before = x - one;
    B const rising = choose(lowest, B(x * (x + one)), x);
    B const falling = choose(highest, B(before * (x - two)), before);
    B const argument = choose(large, x, choose(upper, falling, choose(lower, rising, one)));
    auto const log = whole_logarithm(argument);

    B const root =
        choose(highest, constant<B>(4),
               choose(upper, constant<B>(3), choose(lowest, zero, choose(lower, one, two))));
    B const z = x - root, near = z * polynomial(terms<B>::lgamma_terms, z);
    B const sign = choose(lower, sign_bit<B>(), zero);
    B const small = (log.high ^ sign) + ((log.low ^ sign) + near);

    B const inverse = one / x, square = inverse * inverse;
    B const series = multiply_add(inverse, polynomial(terms<B>::stirling_terms, square),
                                  B(terms<B>::stirling_constant));
    B const far = multiply_add(B(x - constant<B>(0.5)), B((log.high - one) + log.low), series);
    return choose(large, far, small);
}

} // namespace detail

/// Below 0 the scalar function, number by number. At most 4 ULP.
template <Batch B>
TAPELESS_INLINE inline B lgamma(B const& x) {
    auto const ordinary = (x > constant<B>(0)) & (x < infinity<B>());
    B const at_ends = choose(x == x, infinity<B>(), x);
    B const value = choose(ordinary, detail::positive_lgamma(x), at_ends);
    auto const negative = (x < constant<B>(0)) & (x > negated(infinity<B>()));
    return repaired(negative, value, detail::scalar_lgamma, x);
}

} // namespace tapeless::simd::accurate
