// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/math/logarithm_table.hpp>

#include <bit>
#include <cmath>
#include <cstdint>

/// log and log1p in double, where they are used, at most 0.8 ULP: see `exponential_kernel.hpp`. Not
/// for constant evaluation.

namespace tapeless::math {

inline constexpr std::uint64_t logarithm_start = 0x3fe5e00000000000; // of the first row
inline constexpr std::uint64_t exponent_bits = 0xfff0000000000000;

/// How many times 2 the number is above those of the table, as the exponent of a double.
TAPELESS_INLINE inline std::uint64_t exponent_above_table(double x) {
    return (std::bit_cast<std::uint64_t>(x) - logarithm_start) & exponent_bits;
}

/// log(x + rest 2^n), where x = 2^n z, z in the table's range, x is normal, and the rest small:
/// n ln 2 + log(c) + log(1 + r), r = (z + rest) / c - 1. The upper half of z, divided by c, is
/// exact, and so is the sum of it with the other upper parts.
TAPELESS_INLINE inline double log_of_sum(double x, double rest) {
    auto const bits = std::bit_cast<std::uint64_t>(x), above = bits - logarithm_start;
    auto const& row = logarithm_rows[above >> 46 & 63];
    // As a double by its bits: a conversion would wait for what the register held before.
    auto const count = static_cast<std::uint64_t>(static_cast<std::int64_t>(above) >> 52);
    double const n = std::bit_cast<double>(count + 0x4338000000000000) - 0x1.8p52;
    std::uint64_t const scaled = bits - (above & exponent_bits);
    double const z = std::bit_cast<double>(scaled);
    double const upper = std::bit_cast<double>((scaled + 0x4000000) & 0xfffffffff8000000);
    double const head = upper * row.inverse - 1, small = ((z - upper) + rest) * row.inverse;
    double const r = head + small, r2 = r * r, *t = logarithm_terms;
    double const bend = (t[0] + t[1] * r) + r2 * ((t[2] + t[3] * r) + r2 * (t[4] + t[5] * r));
    double const high = (n * logarithm_of_2[0] + row.high) + head;
    double const low = small + (n * logarithm_of_2[1] + row.low);
    return high + (low + r2 * bend);
}

/// Zero, negative and denormal numbers, infinity and NaN are left to the C library.
TAPELESS_INLINE inline double fast_log(double x) {
    constexpr std::uint64_t smallest = 0x0010000000000000, infinite = 0x7ff0000000000000;
    if (std::bit_cast<std::uint64_t>(x) - smallest >= infinite - smallest) [[unlikely]]
        return std::log(x);
    return log_of_sum(x, 0);
}

/// log(1 + x) for 0 <= x <= 1, and for NaN. What rounding takes from 1 + x is added again.
TAPELESS_INLINE inline double log1p_of_fraction(double x) {
    double const sum = 1 + x, lost = x - (sum - 1);
    return log_of_sum(sum,
                      lost * std::bit_cast<double>(0x3ff0000000000000 - exponent_above_table(sum)));
}

TAPELESS_INLINE inline double fast_log1p(double x) {
    if (!(x > -0.5 && x <= 1) || x == 0) [[unlikely]]
        return std::log1p(x);
    return log1p_of_fraction(x);
}

} // namespace tapeless::math
