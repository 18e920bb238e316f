// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/math/constant/exponential_tables.hpp>

#include <bit>
#include <cstdint>

/// exp in double, where it is used: a call of the C library's would save every value around it, and
/// the next could hardly begin before it ends. No branch, at most 0.56 ULP (1 ULP where the result
/// is denormal). Not for constant evaluation.

namespace tapeless::math {

/// 2^(j/64) as bits, and what its rounding left, divided by it.
struct exponential_row {
    std::uint64_t power;
    double rest;
};
struct exponential_table {
    exponential_row row[64];
};
inline constexpr exponential_table exponential_rows = [] {
    exponential_table all{};
    for (int j = 0; j < 64; ++j) {
        auto const& entry = constant_math::exp2_table[j];
        all.row[j] = {std::bit_cast<std::uint64_t>(entry.hi), entry.lo / entry.hi};
    }
    return all;
}();

/// exp(x), x at most 1000 in size, as 2^(k/64) (1 + r + r^2 (1/2 + ...)), |r| <= ln 2 / 128.
/// 2^(k/64) in two factors never overflows by itself, nor is it denormal.
TAPELESS_INLINE inline double bounded_exp(double x) {
    constexpr double whole = 0x1.8p52; // doubles from here on are whole numbers
    double const steps = x * 0x1.71547652b82fep6 + whole, k = steps - whole;
    double const r = (x - k * 0x1.62e42fefap-7) - k * 0x1.cf79abc9e3b3ap-46; // the first is exact
    auto const bits = std::bit_cast<std::uint64_t>(steps);
    auto const& row = exponential_rows.row[bits % 64];
    double const first = std::bit_cast<double>(row.power + (bits >> 7 << 52));
    double const second = std::bit_cast<double>((bits + (64 + 1023 * 128)) >> 7 << 52);
    double const r2 = r * r;
    double const low = 0x1.ffffffffff57dp-2 + r * 0x1.5555555555255p-3;
    double const high = 0x1.55556b342389bp-5 + r * 0x1.11111d90623e3p-7;
    double const rise = (row.rest + r) + r2 * (low + r2 * high);
    return (first + first * rise) * second;
}

/// A choice made by instructions of its own: where g++ sees a constant among what is chosen from,
/// it computes all that follows once for the constant, behind a branch.
TAPELESS_INLINE inline double chosen(double x) {
#if defined(__SSE2__) && !defined(__clang__)
    asm("" : "+x"(x));
#endif
    return x;
}

/// Beyond 1000, infinity and zero are reached. NaN stays.
TAPELESS_INLINE inline double fast_exp(double x) {
    double const low = chosen(x < -1000 ? -1000 : x);
    return bounded_exp(chosen(low > 1000 ? 1000 : low));
}

} // namespace tapeless::math
