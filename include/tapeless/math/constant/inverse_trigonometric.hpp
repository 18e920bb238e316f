// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/roots.hpp>
#include <tapeless/math/constant/trigonometric_tables.hpp>

namespace tapeless::constant_math {

/// atan(y / x) for 0 <= y <= x, relative error about 2^-80: around j/32,
/// atan(y/x) = atan(j/32) + atan((y - j/32 x) / (x + j/32 y)), and the series for the rest.
constexpr double_double arctangent_below_one(double_double y, double_double x) {
    double const node = nearest_integer(32.0 * y.hi / x.hi) * 0x1p-5;
    double_double const s = (y - x * node) / (x + y * node), square = s * s;
    double const t = square.hi;
    constexpr double_double third{0x1.5555555555555p-2, 0x1.5555555555555p-56};
    double const tail = t * (1 / 5.0 + t * (-1 / 7.0 + t * (1 / 9.0 + t * (-1 / 11.0 + t / 13.0))));
    return arctangent_table[static_cast<int>(32.0 * node)] + (s + s * square * (-third + tail));
}

/// The angle of the point (x, y), 0 <= y, both of moderate size and not both zero.
constexpr double_double arctangent_pair(double_double y, double_double x) {
    double_double const width = absolute(x);
    bool const steep = y.hi > width.hi;
    double_double const part =
        steep ? arctangent_below_one(width, y) : arctangent_below_one(y, width);
    if (steep) return half_pi_pair + (x.hi < 0.0 ? part : -part);
    return x.hi < 0.0 ? pi_pair - part : part;
}

template <Real Type>
constexpr Type with_sign(Type magnitude, bool negative) {
    return negative ? -magnitude : magnitude;
}

template <Real Type>
constexpr Type atan(Type x) {
    if (isnan(x)) return x;
    if (x < Type(0x1p-70) && x > Type(-0x1p-70)) return x;
    Type const magnitude = fabs(x);
    double_double const result =
        magnitude > Type(0x1p100) ? half_pi_pair : arctangent_pair(exact(magnitude), {1.0, 0.0});
    return with_sign(assemble<Type>(result), x < Type(0));
}

/// The angle of a point on an axis or at infinity; C99 F.9.1.4.
template <Real Type>
constexpr double_double axis_angle(Type y, Type x) {
    if (isinf(x) && isinf(y)) return scale(pi_pair, x > Type(0) ? 0.25 : 0.75);
    if (y == Type(0) || isinf(x)) return signbit(x) ? pi_pair : double_double{};
    return half_pi_pair;
}

template <Real Type>
constexpr Type atan2(Type y, Type x) {
    if (isnan(x) || isnan(y)) return nan<Type>;
    bool const negative = signbit(y);
    if (x == Type(0) || y == Type(0) || isinf(x) || isinf(y))
        return with_sign(assemble<Type>(scale(axis_angle(y, x), 1.0)), negative);
    scaled const height = split(fabs(y)), width = split(x);
    int const difference = height.exponent - width.exponent;
    if (difference < -130 && x > Type(0)) {
        scaled const slope{height.value / width.value, difference};
        return with_sign(assemble<Type>(slope), negative);
    }
    if (difference < -200 || difference > 200) {
        double_double const limit = difference > 0 ? half_pi_pair : pi_pair;
        return with_sign(assemble<Type>(limit), negative);
    }
    double_double const rise = scale(height.value, power_of_two(difference));
    return with_sign(assemble<Type>(arctangent_pair(rise, width.value)), negative);
}

/// sqrt(1 - x^2) from (1 - x)(1 + x), whose factors are exact.
constexpr double_double complement(double_double x) { return sqrt_pair((x + 1.0) * (-x + 1.0)); }

template <Real Type>
constexpr Type asin(Type x) {
    if (isnan(x)) return x;
    Type const magnitude = fabs(x);
    if (magnitude > Type(1)) return nan<Type>;
    if (magnitude < Type(0x1p-70)) return x;
    double_double const y = exact(magnitude);
    return with_sign(assemble<Type>(arctangent_pair(y, complement(y))), x < Type(0));
}

template <Real Type>
constexpr Type acos(Type x) {
    if (isnan(x)) return x;
    if (x > Type(1) || x < Type(-1)) return nan<Type>;
    if (x < Type(0x1p-100) && x > Type(-0x1p-100)) return assemble<Type>(half_pi_pair);
    if (x == Type(1)) return Type(0);
    double_double const y = exact(x);
    return assemble<Type>(arctangent_pair(complement(y), y));
}

} // namespace tapeless::constant_math
