// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/assembly.hpp>
#include <tapeless/math/constant/trigonometric_tables.hpp>
#include <tapeless/math/constant/two_over_pi.hpp>
#include <tapeless/math/constant/wide_word.hpp>

namespace tapeless::constant_math {

/// An angle as quadrant * pi/2 + rest with |rest| <= pi/4.
struct angle {
    double_double rest{};
    unsigned quadrant = 0;
};

/// A fraction of 256 bits, most significant word first, as a double-double.
constexpr double_double from_fraction(std::uint64_t const (&word)[4]) {
    int const first = word[0] != 0 ? 0 : word[1] != 0 ? 1 : 2;
    if (word[first] == 0) return {};
    int const zeros = std::countl_zero(word[first]);
    wide_word top = static_cast<wide_word>(word[first]) << 64 | word[first + 1];
    if (zeros != 0) {
        std::uint64_t const next = first < 2 ? word[first + 2] : 0;
        top = top << zeros | next >> (64 - zeros);
    }
    auto const high = static_cast<double>(static_cast<std::uint64_t>(top >> 75));
    auto const low = static_cast<double>(static_cast<std::uint64_t>(top >> 22 & 0x1FFFFFFFFFFFFF));
    double const unit = power_of_two(-64 * first - zeros - 53);
    return fast_two_sum(high * unit, low * unit * 0x1p-53);
}

/// Payne and Hanek's reduction, for m * 2^exponent >= 1/2. With the mantissa as an integer M of 64
/// bits, x * 2/pi = M 2^q * 0.b1 b2 b3...; bits that contribute multiples of four quadrants are
/// left out, the next 256 give the quadrant and a fraction good to 190 bits, of which an argument
/// next to a multiple of pi/2 costs no more than 70.
constexpr angle reduce(scaled x) {
    std::uint64_t const mantissa = integer_mantissa(x.value);
    int const first = x.exponent - 63 - 2 + 128;
    int const offset = first / 64, shift = first % 64;
    std::uint64_t product[4]{};
    wide_word carry = 0;
    for (int i = 3; i >= 0; --i) {
        std::uint64_t bits = two_over_pi_bits[offset + i] << shift;
        if (shift != 0) bits |= two_over_pi_bits[offset + i + 1] >> (64 - shift);
        carry += static_cast<wide_word>(mantissa) * bits;
        product[i] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    auto quadrant = static_cast<unsigned>(product[0] >> 62);
    bool const beyond_half = (product[0] >> 61 & 1) != 0;
    std::uint64_t fraction[4]{};
    for (int i = 0; i < 4; ++i) {
        std::uint64_t const word = product[i] << 2 | (i < 3 ? product[i + 1] >> 62 : 0);
        fraction[i] = beyond_half ? ~word : word;
    }
    double_double const rest = from_fraction(fraction) * half_pi_pair;
    return {beyond_half ? -rest : rest, quadrant + (beyond_half ? 1u : 0u)};
}

} // namespace tapeless::constant_math
