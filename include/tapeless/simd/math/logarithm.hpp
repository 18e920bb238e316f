// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/twofold.hpp>

/// Logarithms: x = 2^k m with m = 1 + f in [sqrt(1/2), sqrt(2)[ and, with s = f / (2 + f),
/// log m = 2 atanh s = f - f^2/2 + s (f^2/2 + R(s^2)).

namespace tapeless::simd::accurate {

namespace detail {

/// A positive number as m 2^k, denormal or not.
template <Batch B>
TAPELESS_INLINE inline mantissa_and_exponent<B> taken_apart(B const& x) {
    constexpr int lift = fraction_bits<B> + 2;
    auto const tiny = x < B(std::numeric_limits<element<B>>::min());
    B const power = constant<B>(static_cast<double>(1ULL << lift));
    mantissa_and_exponent<B> result(choose(tiny, B(x * power), x));
    result.k = result.k - choose(tiny, constant<B>(lift), constant<B>(0));
    return result;
}

/// The logarithm of x where it is finite, and what it is at the ends of its domain.
template <Batch B>
TAPELESS_INLINE inline B with_poles(B const& x, B const& logarithm) {
    B const at_ends = choose(x == constant<B>(0), negated(infinity<B>()),
                             choose(x > constant<B>(0), x, not_a_number<B>()));
    auto const inside = (x > constant<B>(0)) & (x < infinity<B>());
    return choose(inside, logarithm, at_ends);
}

/// f^2/2 and s (f^2/2 + R) for an excess f over 1: log(1 + f) = f - (first - second).
template <Batch B>
struct logarithm_terms {
    B half_square, rest;
    TAPELESS_INLINE explicit logarithm_terms(B const& excess) {
        B const s = excess / (constant<B>(2) + excess), w = s * s;
        half_square = constant<B>(0.5) * excess * excess;
        rest = s * multiply_add(w, polynomial(terms<B>::log_terms, w), half_square);
    }
};

/// log(1 + f + c) + k ln 2 with c far smaller than f or than k.
template <Batch B>
TAPELESS_INLINE inline B logarithm(B const& f, B const& c, B const& k) {
    logarithm_terms<B> const log(f);
    B const low = multiply_add(k, B(terms<B>::ln2_low), B(log.rest + c));
    return multiply_add(k, B(terms<B>::ln2_high), B(f - (log.half_square - low)));
}

/// log(1 + f) as a sum of two, to about 2^-10 ULP.
template <Batch B>
TAPELESS_INLINE inline twofold<B> logarithm_in_two(B const& f) {
    logarithm_terms<B> const log(f);
    auto const square = exact_product(B(constant<B>(0.5) * f), f);
    auto const main = ordered_sum(f, negated(square.high));
    return {main.high, main.low + (log.rest - square.low)};
}

} // namespace detail

/// At most 1 ULP.
template <Batch B>
TAPELESS_INLINE inline B log(B const& x) {
    auto const parts = detail::taken_apart(x);
    B const f = parts.m - constant<B>(1);
    return detail::with_poles(x, detail::logarithm(f, constant<B>(0), parts.k));
}

/// At most 1 ULP in double and 2 in float, exact at powers of two.
template <Batch B>
TAPELESS_INLINE inline B log2(B const& x) {
    auto const parts = detail::taken_apart(x);
    if constexpr (sizeof(element<B>) == 4) {
        B const zero = constant<B>(0), one = constant<B>(1);
        B const natural = detail::logarithm(B(parts.m - one), zero, zero);
        B const low = multiply_add(natural, B(terms<B>::inverse_ln2_low), parts.k);
        return detail::with_poles(x, multiply_add(natural, B(terms<B>::inverse_ln2), low));
    }
    auto const log = detail::logarithm_in_two(B(parts.m - constant<B>(1)));
    auto const main = exact_product(log.high, B(terms<B>::inverse_ln2));
    B const low = multiply_add(log.high, B(terms<B>::inverse_ln2_low),
                               multiply_add(log.low, B(terms<B>::inverse_ln2), main.low));
    auto const sum = ordered_sum(parts.k, main.high);
    return detail::with_poles(x, B(sum.high + (sum.low + low)));
}

/// At most 1 ULP in double and 2 in float.
template <Batch B>
TAPELESS_INLINE inline B log10(B const& x) {
    auto const parts = detail::taken_apart(x);
    if constexpr (sizeof(element<B>) == 4) {
        B const zero = constant<B>(0), one = constant<B>(1);
        B const natural = detail::logarithm(B(parts.m - one), zero, zero);
        B const low = multiply_add(natural, B(terms<B>::inverse_ln10_low),
                                   B(parts.k * B(terms<B>::log10_2_low)));
        B const main = multiply_add(natural, B(terms<B>::inverse_ln10), low);
        return detail::with_poles(x, multiply_add(parts.k, B(terms<B>::log10_2), main));
    }
    auto const log = detail::logarithm_in_two(B(parts.m - constant<B>(1)));
    auto const main = exact_product(log.high, B(terms<B>::inverse_ln10));
    auto const scale = exact_product(parts.k, B(terms<B>::log10_2));
    B const low = multiply_add(log.high, B(terms<B>::inverse_ln10_low),
                               multiply_add(log.low, B(terms<B>::inverse_ln10), main.low));
    B const scale_low = multiply_add(parts.k, B(terms<B>::log10_2_low), scale.low);
    auto const sum = ordered_sum(scale.high, main.high);
    return detail::with_poles(x, B(sum.high + (sum.low + (low + scale_low))));
}

namespace detail {

/// log(2^shift (1 + x + rest / divisor)) for 1 + x > 0 and a tiny rest.
template <Batch B>
TAPELESS_INLINE inline B logarithm_beyond_one(twofold<B> const& x, B const& rest, B const& divisor,
                                              B const& shift) {
    auto const sum = exact_sum(constant<B>(1), x.high);
    mantissa_and_exponent<B> const parts(sum.high);
    auto const near = parts.k == constant<B>(0);
    B const f = choose(near, x.high, B(parts.m - constant<B>(1)));
    // What f lacks, times the derivative of the logarithm.
    B const lacking = choose(near, x.low, B(sum.low + x.low));
    B const c = multiply_add(lacking, divisor, rest) / (divisor * sum.high);
    return logarithm(f, c, B(parts.k + shift));
}

} // namespace detail

/// At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B log1p(B const& x) {
    auto const sum = exact_sum(constant<B>(1), x);
    mantissa_and_exponent<B> const parts(sum.high);
    auto const near = parts.k == constant<B>(0);
    B const f = choose(near, x, B(parts.m - constant<B>(1)));
    B const c = choose(near, constant<B>(0), B(sum.low / sum.high));
    B const value = detail::logarithm(f, c, parts.k);
    B const minus_one = constant<B>(-1);
    B const at_ends =
        choose(x == minus_one, negated(infinity<B>()), choose(x > minus_one, x, not_a_number<B>()));
    auto const inside = (x > minus_one) & (x < infinity<B>());
    auto const tiny = magnitude(x) < constant<B>(sizeof(element<B>) == 8 ? 0x1p-54 : 0x1p-25);
    return choose(tiny, x, choose(inside, value, at_ends));
}

} // namespace tapeless::simd::accurate
