// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/assembly.hpp>
#include <tapeless/math/constant/exponential_tables.hpp>

namespace tapeless::constant_math {

constexpr int nearest_integer(double x) { return static_cast<int>(x < 0.0 ? x - 0.5 : x + 0.5); }

/// exp(r) - 1 for |r| < 0.006: r + r^2 (1/2 + r (1/6 + r (1/24 + ...))), absolute error 2^-85 and
/// relative error 2^-75.
constexpr double_double small_expm1(double_double r) {
    double const t = r.hi;
    double const tail =
        t * (1 / 24.0 + t * (1 / 120.0 + t * (1 / 720.0 + t * (1 / 5040.0 + t * (1 / 40320.0)))));
    double_double const cubic = double_double{0x1.5555555555555p-3, 0x1.5555555555555p-57} + tail;
    return r + r * r * (r * cubic + 0.5);
}

/// 2^(steps/64) exp(r): the table holds the fraction, the exponent the rest.
constexpr scaled exp_of_parts(int steps, double_double r) {
    double_double const entry = exp2_table[steps & 63];
    return {entry + entry * small_expm1(r), steps >> 6};
}

/// exp(x) for |x| <= 23000, with about 84 bits.
constexpr scaled exp_scaled(double_double x) {
    double const steps = nearest_integer(x.hi * (64 * inverse_ln2_pair.hi));
    double_double const rest = x + -steps * ln2_by_64[0] + -steps * ln2_by_64[1];
    return exp_of_parts(static_cast<int>(steps), rest + -steps * ln2_by_64[2]);
}

/// exp(x) - 1 for |x| <= 23000, precise also where it is small.
constexpr scaled expm1_scaled(double_double x) {
    if (x.hi < 0.005 && x.hi > -0.005) return {small_expm1(x), 0};
    scaled const power = exp_scaled(x);
    if (power.exponent > 200) return power;
    return {power.exponent < -200 ? double_double{-1.0, 0.0} : unscaled(power) + -1.0, 0};
}

/// Beyond this, exp overflows or underflows in every format.
inline constexpr double exp_limit = 12000.0;

template <Real Type>
constexpr Type exp(Type x) {
    if (isnan(x)) return x;
    if (x > Type(exp_limit)) return infinity<Type>;
    if (x < -Type(exp_limit)) return Type(0);
    if (x < Type(0x1p-70) && x > -Type(0x1p-70)) return Type(1);
    return assemble<Type>(exp_scaled(exact(x)));
}

template <Real Type>
constexpr Type exp2(Type x) {
    if (isnan(x)) return x;
    if (x > Type(17000)) return infinity<Type>;
    if (x < -Type(17000)) return Type(0);
    if (x < Type(0x1p-70) && x > -Type(0x1p-70)) return Type(1);
    double_double const whole = exact(x);
    int const steps = nearest_integer(whole.hi * 64);
    return assemble<Type>(exp_of_parts(steps, (whole + steps * -0x1p-6) * ln2_pair));
}

template <Real Type>
constexpr Type expm1(Type x) {
    if (isnan(x)) return x;
    if (x > Type(exp_limit)) return infinity<Type>;
    if (x < -Type(exp_limit)) return Type(-1);
    if (x < Type(0x1p-70) && x > -Type(0x1p-70)) return x;
    return assemble<Type>(expm1_scaled(exact(x)));
}

} // namespace tapeless::constant_math
