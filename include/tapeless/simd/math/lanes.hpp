// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>

#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <tapeless/simd/math/coefficients.hpp>
#include <tapeless/simd/math/fused.hpp>

/// What the kernels of this folder are written in. They work on `xsimd::batch`, use of xsimd what
/// all its versions from 8 on agree in, and treat every lane as if it were alone.

namespace tapeless::simd::accurate {

/// A register of numbers.
template <class B>
concept Batch = std::same_as<B, xsimd::batch<typename B::value_type, typename B::arch_type>> &&
    std::floating_point<typename B::value_type>;

template <Batch B>
using element = typename B::value_type;
template <Batch B>
using truth = typename B::batch_bool_type;
template <Batch B>
using terms = coefficients<element<B>>;

/// The format: significand bits that are stored, and the unsigned number that holds all bits.
template <Batch B>
inline constexpr int fraction_bits = std::numeric_limits<element<B>>::digits - 1;
template <Batch B>
using word = std::conditional_t<sizeof(element<B>) == 4, std::uint32_t, std::uint64_t>;
template <Batch B>
using words = xsimd::batch<word<B>, typename B::arch_type>;

template <Batch B>
TAPELESS_INLINE inline B constant(double x) {
    return B(static_cast<element<B>>(x));
}
template <Batch B>
TAPELESS_INLINE inline B infinity() {
    return B(std::numeric_limits<element<B>>::infinity());
}
template <Batch B>
TAPELESS_INLINE inline B not_a_number() {
    return B(std::numeric_limits<element<B>>::quiet_NaN());
}

namespace detail {
/// xsimd 8 names the whole target type of a cast of bits, its successors the element.
template <class To, class From>
TAPELESS_INLINE inline To reinterpreted(From const& from) {
    using part = typename To::value_type;
    if constexpr (std::same_as<decltype(xsimd::bitwise_cast<part>(from)), To>)
        return xsimd::bitwise_cast<part>(from);
    else
        return xsimd::bitwise_cast<To>(from);
}
} // namespace detail

template <Batch B>
TAPELESS_INLINE inline words<B> bits_of(B const& x) {
    return detail::reinterpreted<words<B>>(x);
}
template <Batch B>
TAPELESS_INLINE inline B number_of(words<B> const& bits) {
    return detail::reinterpreted<B>(bits);
}

// Signs

template <Batch B>
TAPELESS_INLINE inline B sign_bit() {
    return B(element<B>(-0.0));
}
template <Batch B>
TAPELESS_INLINE inline B negated(B const& x) {
    return x ^ sign_bit<B>();
}
template <Batch B>
TAPELESS_INLINE inline B magnitude(B const& x) {
    return B(x & ~sign_bit<B>());
}
/// The sign of x alone, to be put on a number without one by `^`.
template <Batch B>
TAPELESS_INLINE inline B sign_of(B const& x) {
    return B(x & sign_bit<B>());
}
template <Batch B>
TAPELESS_INLINE inline truth<B> is_nan(B const& x) {
    return ~(x == x);
}
template <Batch B>
TAPELESS_INLINE inline B choose(truth<B> const& where, B const& yes, B const& no) {
    return xsimd::select(where, yes, no);
}

// Sums of products

/// a b + c, rounded once or twice as the machine likes.
template <Batch B>
TAPELESS_INLINE inline B multiply_add(B const& a, B const& b, B const& c) {
    if constexpr (CanFuse<B>)
        return fused(a, b, c);
    else
        return a * b + c;
}
/// c - a b.
template <Batch B>
TAPELESS_INLINE inline B subtract_product(B const& c, B const& a, B const& b) {
    if constexpr (CanFuse<B>)
        return fused_difference(c, a, b);
    else
        return c - a * b;
}
/// a b - c.
template <Batch B>
TAPELESS_INLINE inline B product_minus(B const& a, B const& b, B const& c) {
    if constexpr (CanFuse<B>)
        return fused_excess(a, b, c);
    else
        return a * b - c;
}

/// c[First] + c[First + Step] x + ..., by Horner's rule.
template <std::size_t First, std::size_t Step, Batch B, std::size_t Count>
TAPELESS_INLINE inline B horner(std::array<element<B>, Count> const& c, B const& x) {
    if constexpr (First + Step >= Count)
        return B(c[First]);
    else
        return multiply_add(horner<First + Step, Step>(c, x), x, B(c[First]));
}
/// Long polynomials as two of half the length, which the machine evaluates side by side.
template <Batch B, std::size_t Count>
TAPELESS_INLINE inline B polynomial(std::array<element<B>, Count> const& c, B const& x) {
    if constexpr (Count < 6)
        return horner<0, 1>(c, x);
    else {
        B const square = x * x;
        return multiply_add(horner<1, 2>(c, square), x, horner<0, 2>(c, square));
    }
}

// Powers of two

/// 1.5 2^fraction_bits: adding it rounds to an integer, which then stands in the low bits.
template <Batch B>
inline constexpr element<B> rounder = element<B>(3) *
                                      static_cast<element<B>>(word<B>(1) << (fraction_bits<B> - 1));

template <Batch B>
TAPELESS_INLINE inline B nearest_integer(B const& x) {
    return (x + B(rounder<B>)) - B(rounder<B>);
}
/// The integer next to x c.
template <Batch B>
TAPELESS_INLINE inline B nearest_integer(B const& x, B const& c) {
    return multiply_add(x, c, B(rounder<B>)) - B(rounder<B>);
}
/// 2^n for an integer n within the exponents of normal numbers.
template <Batch B>
TAPELESS_INLINE inline B power_of_two(B const& n) {
    if constexpr (requires { scaled_register(n, n); }) return scaled_register(constant<B>(1), n);
    constexpr word<B> one = word<B>(std::numeric_limits<element<B>>::max_exponent - 1)
                            << fraction_bits<B>;
    return number_of<B>((bits_of(B(n + B(rounder<B>))) << fraction_bits<B>)+words<B>(one));
}
/// x 2^n, rounded once, for x next to 1 and |n| up to twice the greatest exponent.
template <Batch B>
TAPELESS_INLINE inline B scaled(B const& x, B const& n) {
    if constexpr (requires { scaled_register(x, n); })
        return scaled_register(x, n);
    else {
        constexpr int most = std::numeric_limits<element<B>>::max_exponent - 3;
        if (xsimd::all(magnitude(n) < constant<B>(most))) [[likely]]
            return x * power_of_two(n);
        B const half = nearest_integer(B(n * constant<B>(0.5)));
        return x * power_of_two(half) * power_of_two(B(n - half));
    }
}

/// A positive normal number as m 2^k with m in [sqrt(1/2), sqrt(2)[.
template <Batch B>
struct mantissa_and_exponent {
    B m, k;

    TAPELESS_INLINE explicit mantissa_and_exponent(B const& x) {
        constexpr bool wide = sizeof(element<B>) == 8;
        constexpr word<B> one = word<B>(std::numeric_limits<element<B>>::max_exponent - 1)
                                << fraction_bits<B>;
        constexpr auto root_half = word<B>(wide ? 0x3fe6a09e667f3bcd : 0x3f3504f3);
        constexpr word<B> fraction = (word<B>(1) << fraction_bits<B>)-1;
        constexpr auto carrier = element<B>(word<B>(1) << fraction_bits<B>);
        words<B> const moved = bits_of(x) + words<B>(one - root_half);
        m = number_of<B>((moved & words<B>(fraction)) + words<B>(root_half));
        B const biased = number_of<B>((moved >> fraction_bits<B>) | bits_of(B(carrier)));
        k = biased - B(carrier + element<B>(std::numeric_limits<element<B>>::max_exponent - 1));
    }
};

// Lanes apart

namespace detail {
template <Batch B, class Function, class... More>
[[gnu::noinline]] B lanes_apart(truth<B> const& where, B const& otherwise, Function const& function,
                                More const&... x) {
    constexpr std::size_t size = B::size;
    alignas(64) element<B> result[size], wanted[size], in[sizeof...(More)][size];
    otherwise.store_aligned(result);
    choose(where, constant<B>(1), constant<B>(0)).store_aligned(wanted);
    std::size_t row = 0;
    (x.store_aligned(in[row++]), ...);
    for (std::size_t i = 0; i < size; ++i) {
        if (wanted[i] == element<B>(0)) continue;
        if constexpr (sizeof...(More) == 1)
            result[i] = static_cast<element<B>>(function(in[0][i]));
        else
            result[i] = static_cast<element<B>>(function(in[0][i], in[1][i]));
    }
    return B::load_aligned(result);
}
} // namespace detail

/// `otherwise`, but a function of numbers for the lanes in `where`, one after the other.
template <Batch B, class Function, class... More>
TAPELESS_INLINE inline B repaired(truth<B> const& where, B const& otherwise,
                                  Function const& function, More const&... x) {
    if (!xsimd::any(where)) [[likely]]
        return otherwise;
    return detail::lanes_apart(where, otherwise, function, x...);
}

} // namespace tapeless::simd::accurate
