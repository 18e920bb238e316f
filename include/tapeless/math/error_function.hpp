// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/config.hpp>
#include <tapeless/math/error_function_table.hpp>

#include <bit>
#include <cmath>
#include <cstdint>

/// erf or erfc together with the exponential of its slope, exp(-x^2), in double: faster than one
/// after the other, and both to 2 ULP, since neither rounds x^2. Not for constant evaluation.

namespace tapeless::math {

/// An error function and exp(-x^2).
struct error_function_and_gaussian {
    double value, gaussian;
};

inline constexpr double error_function_edge = 3.5625; // where the table ends

/// Halves of a number_pair as truth values or signs.
using bits_pair [[gnu::vector_size(16)]] = std::int64_t;

/// erfc(x) and exp(-x^2) for 0 <= x < 3.5625: their values at the multiple c of 1/8 next to x, and
/// what both fall on the way d from there to x, d slope + bend. One polynomial computes both, in
/// the two halves of a register.
struct near_error_function {
    error_function_row const& row;
    number_pair d, bend;

    TAPELESS_INLINE explicit near_error_function(double x) : near_error_function(x, x + grid) {}

    /// erfc(-x) = 2 - erfc(x), without a branch that nobody could foretell.
    TAPELESS_INLINE number_pair erfc_with_sign_of(double x) const {
        bits_pair const negative = number_pair{x, 0} < number_pair{0, 0};
        bits_pair const flip = negative & bits_of(number_pair{-0.0, 0});
        number_pair const start =
            reinterpret_cast<number_pair>(negative & bits_of(number_pair{2, 0})) +
            turned(row.value, flip);
        return start - (turned(d, flip) * row.term[0] + turned(bend, flip));
    }
    TAPELESS_INLINE double gaussian() const {
        return row.value[1] - (d[1] * row.term[0][1] + bend[1]);
    }
    /// Up to 9/16, where it is the smaller of the two, it rises from 1 - erfc(c), which is exact;
    /// from 0 as x + (x (slope - 1) + bend).
    TAPELESS_INLINE double erf(double x) const {
        double const slope = row.term[0][0], fall = d[0] * slope + bend[0];
        if (x < 0.0625) return x + (x * (slope - 1) + bend[0]);
        return x < 0.5625 ? (1 - row.value[0]) + fall : 1 - (row.value[0] - fall);
    }

private:
    static constexpr double grid = 0x1.8p49; // where doubles are the multiples of 1/8

    static bits_pair bits_of(number_pair v) { return reinterpret_cast<bits_pair>(v); }
    TAPELESS_INLINE static number_pair turned(number_pair v, bits_pair flip) {
        return reinterpret_cast<number_pair>(bits_of(v) ^ flip);
    }

    TAPELESS_INLINE near_error_function(double x, double moved)
        : row(error_function_rows[std::bit_cast<std::uint64_t>(moved) % 32]) {
        double const step = x - (moved - grid); // exact
        d = number_pair{step, step};
        number_pair const d2 = d * d, d4 = d2 * d2, *t = row.term;
        number_pair const low = (t[1] + t[2] * d) + (t[3] + t[4] * d) * d2;
        number_pair const middle = (t[5] + t[6] * d) + (t[7] + t[8] * d) * d2;
        bend = d2 * (low + d4 * (middle + d4 * (t[9] + t[10] * d))) - row.rest;
    }
};

/// The same from 3.5625 on, and for NaN. With z, the upper 26 bits of x, the square z^2 is exact,
/// and exp(-x^2) = exp(-z^2) (1 + bend).
[[gnu::noinline, gnu::cold]] inline error_function_and_gaussian far_erfc_pair(double size) {
    double const x = size > 28 ? 28 : size; // exp(-28^2) is 0
    auto const upper = std::bit_cast<std::uint64_t>(x) & 0xfffffffff8000000u;
    double const z = std::bit_cast<double>(upper), power = std::exp(-(z * z));
    double const rest = (z - x) * (z + x);
    double const bend = rest + rest * rest * (0.5 + rest * (1.0 / 6));
    // 1/sqrt(pi) + y P(y) is x exp(x^2) erfc(x), y = 1 / x^2
    double const y = 1 / (x * x), y2 = y * y, y4 = y2 * y2, *t = error_function_tail;
    double const low = (t[0] + t[1] * y) + (t[2] + t[3] * y) * y2;
    double const middle = (t[4] + t[5] * y) + (t[6] + t[7] * y) * y2;
    double const high = (t[8] + t[9] * y) + (t[10] + t[11] * y) * y2;
    double const highest = (t[12] + t[13] * y) + t[14] * y2;
    double const curve = y * (low + (middle + (high + highest * y4) * y4) * y4);
    double const limit = 0x1.20dd750429b6dp-1, limit_low = 0x1.1ae3a914fed8p-57;
    double const scaled = limit + (curve + (limit_low + (limit + curve) * bend));
    return {power * (scaled / x), power + power * bend};
}

TAPELESS_INLINE inline number_pair far_erfc(double x, double size) {
    auto const tail = far_erfc_pair(size);
    return number_pair{x < 0 ? 2 - tail.value : tail.value, tail.gaussian};
}

/// erfc(x) and exp(-x^2). Where the compiler may not use fused multiply-adds, a function does that
/// the processor is asked for, as the C library does it. In a register: g++ returns a struct of two
/// by way of memory.
#if defined(__x86_64__) && !defined(__FMA__)
[[gnu::noinline, gnu::target("avx,fma")]] inline number_pair fused_near_erfc(double x,
                                                                             double size) {
    return near_error_function(size).erfc_with_sign_of(x);
}
[[gnu::noinline]] inline number_pair erfc_pair(double x) {
    double const size = std::fabs(x);
    if (!(size < error_function_edge)) return far_erfc(x, size);
    if (__builtin_cpu_supports("fma")) return fused_near_erfc(x, size);
    return near_error_function(size).erfc_with_sign_of(x);
}
#else
TAPELESS_INLINE inline number_pair erfc_pair(double x) {
    double const size = std::fabs(x);
    if (!(size < error_function_edge)) [[unlikely]]
        return far_erfc(x, size);
    return near_error_function(size).erfc_with_sign_of(x);
}
#endif

[[gnu::noinline]] inline error_function_and_gaussian erf_pair(double x) {
    double const size = std::fabs(x);
    if (!(size < error_function_edge)) {
        auto const tail = far_erfc_pair(size);
        return {std::copysign(1 - tail.value, x), tail.gaussian};
    }
    near_error_function const near(size);
    return {std::copysign(near.erf(size), x), near.gaussian()};
}

} // namespace tapeless::math
