// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/twofold.hpp>

#include <utility>

/// Sine, cosine and tangent: x = n pi/2 + r, with r as a sum of two, and a polynomial of r.

namespace tapeless::simd::accurate {

namespace detail {

/// Beyond this, n might not be the nearest integer, so that r leaves the domain of the polynomials
/// (2/pi is rounded, and without a fused instruction 2/pi x again); such lanes go to the scalar
/// function, one by one.
template <Batch B>
inline constexpr element<B> reducible = sizeof(element<B>) == 8 ? 0x1p40
                                        : CanFuse<B>            ? 0x1p15
                                                                : 0x1p13;

template <Batch B>
TAPELESS_INLINE inline truth<B> is_huge(B const& x) {
    B const size = magnitude(x);
    return (size > B(reducible<B>)) & (size < infinity<B>());
}

/// sin r and cos r as sums of two, and the lowest bits of n.
template <Batch B>
struct quarter_turn {
    twofold<B> sine, cosine;
    words<B> n;

    /// n times the first part of pi/2 is exact as a sum of two, and next to x, so both differences
    /// are exact. Three parts have three times the digits of the format, of which n and the
    /// closest encounter of x and a multiple of pi/2 take fewer than two.
    TAPELESS_INLINE explicit quarter_turn(B const& x) {
        B const raised = x * B(terms<B>::two_over_pi) + B(rounder<B>);
        B const turns = raised - B(rounder<B>);
        n = bits_of(raised);
        B const first = residual(x, turns, B(terms<B>::half_pi));
        auto const second = exact_product(turns, B(terms<B>::half_pi_low));
        auto const r = exact_sum(first, negated(second.high));
        set(r.high, subtract_product(B(r.low - second.low), turns, B(terms<B>::half_pi_lowest)));
    }

    TAPELESS_INLINE truth<B> swaps() const {
        // Bit 0 becomes the exponent of 2.
        return number_of<B>((n & words<B>(1)) << (8 * sizeof(element<B>) - 2)) != constant<B>(0);
    }
    TAPELESS_INLINE B sine_sign() const { return sign_in_bit_1(n); }
    TAPELESS_INLINE B cosine_sign() const { return sign_in_bit_1(n + words<B>(1)); }

private:
    TAPELESS_INLINE void set(B const& r, B const& low) {
        B const square = r * r, half = constant<B>(0.5) * square;
        B const one = constant<B>(1), near = one - half;
        B const bend = square * polynomial(terms<B>::sin_terms, square);
        sine = {r, multiply_add(r, bend, B(low * near))};
        B const fourth = square * square;
        B const rest = subtract_product(B((one - near) - half), r, low);
        cosine = {near, multiply_add(fourth, polynomial(terms<B>::cos_terms, square), rest)};
    }
    TAPELESS_INLINE static B sign_in_bit_1(words<B> const& n) {
        return number_of<B>((n & words<B>(2)) << (8 * sizeof(element<B>) - 2));
    }
};

template <Batch B>
TAPELESS_INLINE inline truth<B> is_small(B const& x) {
    return magnitude(x) < constant<B>(sizeof(element<B>) == 8 ? 0x1p-28 : 0x1p-13);
}

inline constexpr auto scalar_sine = [](auto x) { return std::sin(static_cast<double>(x)); };
inline constexpr auto scalar_cosine = [](auto x) { return std::cos(static_cast<double>(x)); };
inline constexpr auto scalar_tangent = [](auto x) { return std::tan(static_cast<double>(x)); };

} // namespace detail

/// At most 1 ULP.
template <Batch B>
TAPELESS_INLINE inline B sin(B const& x) {
    detail::quarter_turn<B> const turn(x);
    auto const swaps = turn.swaps();
    B const high = choose(swaps, turn.cosine.high, turn.sine.high);
    B const low = choose(swaps, turn.cosine.low, turn.sine.low);
    B const value = choose(detail::is_small(x), x, B((high + low) ^ turn.sine_sign()));
    return repaired(detail::is_huge(x), value, detail::scalar_sine, x);
}

/// At most 1 ULP.
template <Batch B>
TAPELESS_INLINE inline B cos(B const& x) {
    detail::quarter_turn<B> const turn(x);
    auto const swaps = turn.swaps();
    B const high = choose(swaps, turn.sine.high, turn.cosine.high);
    B const low = choose(swaps, turn.sine.low, turn.cosine.low);
    return repaired(detail::is_huge(x), B((high + low) ^ turn.cosine_sign()), detail::scalar_cosine,
                    x);
}

/// The same bits as sin and cos.
template <Batch B>
TAPELESS_INLINE inline std::pair<B, B> sincos(B const& x) {
    detail::quarter_turn<B> const turn(x);
    auto const swaps = turn.swaps();
    B const s = turn.sine.high + turn.sine.low, c = turn.cosine.high + turn.cosine.low;
    B const sine = choose(detail::is_small(x), x, B(choose(swaps, c, s) ^ turn.sine_sign()));
    B const cosine = choose(swaps, s, c) ^ turn.cosine_sign();
    auto const huge = detail::is_huge(x);
    return {repaired(huge, sine, detail::scalar_sine, x),
            repaired(huge, cosine, detail::scalar_cosine, x)};
}

/// At most 1 ULP.
template <Batch B>
TAPELESS_INLINE inline B tan(B const& x) {
    detail::quarter_turn<B> const turn(x);
    auto const swaps = turn.swaps();
    twofold<B> const above{choose(swaps, turn.cosine.high, turn.sine.high),
                           choose(swaps, turn.cosine.low, turn.sine.low)};
    twofold<B> const below{choose(swaps, turn.sine.high, turn.cosine.high),
                           choose(swaps, turn.sine.low, turn.cosine.low)};
    auto const result = quotient(above, normalized(below));
    // Odd n: -cos r / sin r.
    B const sign = choose(swaps, sign_bit<B>(), constant<B>(0));
    B const value = choose(detail::is_small(x), x, B((result.high + result.low) ^ sign));
    return repaired(detail::is_huge(x), value, detail::scalar_tangent, x);
}

} // namespace tapeless::simd::accurate
