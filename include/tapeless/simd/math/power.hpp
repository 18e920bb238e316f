// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/exponential.hpp>
#include <tapeless/simd/math/logarithm.hpp>

/// x^y = exp(y log x), with a logarithm that has as many digits more as the exponential takes away.

namespace tapeless::simd::accurate {

namespace detail {

/// log(m 2^k) = k ln 2 + 2 s + 2/3 s^3 + s^5 (...), s = (m - 1) / (m + 1), where all but the last
/// term are sums of two.
template <Batch B>
TAPELESS_INLINE inline twofold<B> logarithm_for_power(mantissa_and_exponent<B> const& parts) {
    B const one = constant<B>(1), zero = constant<B>(0);
    B const below = parts.m + one;
    auto const s =
        quotient(twofold<B>{B(parts.m - one), zero}, twofold<B>{below, B(parts.m - (below - one))});
    auto const w = product(s, s);
    B const tail = w.high * polynomial(terms<B>::log_tail_terms, w.high);
    auto inner = ordered_sum(B(terms<B>::two_thirds), tail);
    inner.low = inner.low + B(terms<B>::two_thirds_low);
    auto const bend = product(product(s, w), inner);
    auto const main = ordered_sum(twofold<B>{B(s.high + s.high), B(s.low + s.low)}, bend);
    auto const octaves = ordered_sum(B(parts.k * B(terms<B>::ln2_high)), main.high);
    B const low = multiply_add(parts.k, B(terms<B>::ln2_low), main.low);
    return ordered_sum(octaves.high, B(octaves.low + low));
}

/// With so large an exponent only 1 is not 0 or infinity, and its products are still finite.
template <Batch B>
inline constexpr element<B> deciding_exponent = sizeof(element<B>) == 8 ? 0x1p70 : 0x1p40;

template <Batch B>
TAPELESS_INLINE inline truth<B> is_whole(B const& size) {
    constexpr auto carrier = element<B>(word<B>(1) << fraction_bits<B>);
    return (size >= B(carrier)) | (((size + B(carrier)) - B(carrier)) == size);
}
template <Batch B>
TAPELESS_INLINE inline truth<B> is_odd_integer(B const& size) {
    return is_whole(size) & ~is_whole(B(size * constant<B>(0.5)));
}

} // namespace detail

namespace detail {

/// y log x as a sum of two.
template <Batch B>
TAPELESS_INLINE inline twofold<B> exponent_of_power(mantissa_and_exponent<B> const& x, B const& y) {
    auto const log = logarithm_for_power(x);
    auto main = exact_product(log.high, y);
    main.low = multiply_add(log.low, y, main.low);
    return normalized(main);
}

/// Whatever the lanes hold.
template <Batch B>
[[gnu::noinline]] B power_of_any(B const& x, B const& y) {
    B const one = constant<B>(1), zero = constant<B>(0), size = magnitude(x), most_y = magnitude(y);
    B const limit = B(deciding_exponent<B>);
    auto const main = exponent_of_power(taken_apart(size), clamped(y, negated(limit), limit));
    auto const inside = clamped_exponent(main);
    B value = reduced_exponential<B>(inside.high, inside.low).value();

    auto const pole = (size == zero) | (size == infinity<B>());
    auto const rises = (size == zero) & (y < zero);
    auto const grows = (size == infinity<B>()) & (y > zero);
    value = choose(pole, choose(rises | grows, infinity<B>(), zero), value);
    auto const negative = (sign_of(x) | one) < zero;
    value = value ^ choose(negative & is_odd_integer(most_y), sign_bit<B>(), zero);
    auto const undefined = (x < zero) & ~pole & ~is_whole(most_y);
    value = choose(undefined | is_nan(x) | is_nan(y), not_a_number<B>(), value);
    return choose((y == zero) | (x == one), one, value);
}

} // namespace detail

/// With the special values of IEEE 754 (1 to any power and NaN to the power of 0 are 1). At most
/// 1 ULP.
template <Batch B>
TAPELESS_INLINE inline B pow(B const& x, B const& y) {
    auto const ordinary = (x >= B(std::numeric_limits<element<B>>::min())) & (x < infinity<B>()) &
                          (magnitude(y) < B(detail::deciding_exponent<B>));
    auto const main = detail::exponent_of_power(mantissa_and_exponent<B>(x), y);
    auto const inside = magnitude(main.high) < B(detail::exponential_range<B>);
    if (!xsimd::all(ordinary & inside)) [[unlikely]]
        return detail::power_of_any(x, y);
    return detail::reduced_exponential<B>(main.high, main.low).value();
}

} // namespace tapeless::simd::accurate
