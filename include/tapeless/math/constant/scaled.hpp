// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/representation.hpp>

/// Arithmetic on scaled double-doubles, for powers that leave the range of double on their way.
namespace tapeless::constant_math {

constexpr scaled normalised(scaled a) {
    if (a.value.hi == 0.0) return a;
    int const exponent = split(a.value.hi).exponent;
    return {scale(a.value, power_of_two(-exponent)), exponent + a.exponent};
}

/// A double-double between 2^-900 and 2^900 in magnitude.
constexpr scaled split(double_double x) { return normalised({x, 0}); }

constexpr scaled operator-(scaled a) { return {-a.value, a.exponent}; }

constexpr scaled operator*(scaled a, scaled b) {
    return normalised({a.value * b.value, a.exponent + b.exponent});
}
constexpr scaled operator*(scaled a, double_double b) { return a * scaled{b, 0}; }

constexpr scaled operator+(scaled a, scaled b) {
    if (a.value.hi == 0.0) return b;
    if (b.value.hi == 0.0) return a;
    int const difference = b.exponent - a.exponent;
    if (difference > 0) return b + a;
    return difference < -300
               ? a
               : scaled{a.value + scale(b.value, power_of_two(difference)), a.exponent};
}

constexpr scaled reciprocal(scaled x) { return {reciprocal(x.value), -x.exponent}; }

/// x^n of a normalised x, for 1 <= n <= 500.
constexpr scaled integer_power(scaled x, int n) {
    return normalised({integer_power(x.value, n), n * x.exponent});
}

} // namespace tapeless::constant_math
