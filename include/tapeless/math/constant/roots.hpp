// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/logarithmic.hpp>

namespace tapeless::constant_math {

/// 1 / sqrt(x) in double, 1/2 <= x <= 4: a guess good to 2^-5, then Newton's iteration.
constexpr double rough_rsqrt(double x) {
    double y = std::bit_cast<double>(0x5FE6EB50C7B537A9 - (std::bit_cast<std::uint64_t>(x) >> 1));
    for (int i = 0; i < 4; ++i) y *= 1.5 - 0.5 * x * y * y;
    return y;
}

/// sqrt(x) for a positive x of any size: one Newton step doubles the digits of x * (1 / sqrt x).
constexpr double_double sqrt_of_mantissa(double_double x) {
    double const inverse = rough_rsqrt(x.hi), root = x.hi * inverse;
    double_double const rest = x - two_product(root, root);
    return fast_two_sum(root, rest.hi * (0.5 * inverse));
}

constexpr scaled sqrt_scaled(scaled x) {
    bool const odd = (x.exponent & 1) != 0;
    return {sqrt_of_mantissa(odd ? scale(x.value, 2.0) : x.value),
            (x.exponent - (odd ? 1 : 0)) / 2};
}

/// sqrt of a double-double in double's range, 0 included.
constexpr double_double sqrt_pair(double_double x) {
    return x.hi == 0.0 ? x : unscaled(sqrt_scaled(split(x)));
}

template <Real Type>
constexpr Type sqrt(Type x) {
    if (x == Type(0) || isnan(x) || x == infinity<Type>) return x;
    if (x < Type(0)) return nan<Type>;
    return assemble<Type>(sqrt_scaled(split(x)));
}

template <Real Type>
constexpr Type rsqrt(Type x) {
    if (isnan(x)) return x;
    if (x == Type(0)) return copysign(infinity<Type>, x);
    if (x < Type(0)) return nan<Type>;
    if (x == infinity<Type>) return Type(0);
    scaled const root = sqrt_scaled(split(x));
    return assemble<Type>(scaled{reciprocal(root.value), -root.exponent});
}

/// The mantissa's cube root by Newton's iteration: y <- y - (y - x / y^2) / 3, the last step in
/// double-double.
constexpr double_double cbrt_of_mantissa(double_double x) {
    double y = 0.7 + 0.3 * x.hi - (x.hi > 3.0 ? 0.07 * (x.hi - 3.0) : 0.0);
    for (int i = 0; i < 5; ++i) y -= (y - x.hi / (y * y)) * (1 / 3.0);
    double_double const cube = two_product(y, y) * y;
    return fast_two_sum(y, (x - cube).hi / (3.0 * y * y));
}

template <Real Type>
constexpr Type cbrt(Type x) {
    if (x == Type(0) || isnan(x) || isinf(x)) return x;
    auto const [value, exponent] = split(fabs(x));
    int const third = (exponent + 30000) / 3 - 10000, rest = exponent - 3 * third;
    double_double const root = cbrt_of_mantissa(scale(value, power_of_two(rest)));
    Type const magnitude = assemble<Type>(scaled{root, third});
    return x < Type(0) ? -magnitude : magnitude;
}

/// The square of x / 2^exponent; far smaller numbers do not count beside the largest.
template <Real Type>
constexpr double_double square_relative(Type x, int exponent) {
    if (x == Type(0)) return {};
    auto const [value, own_exponent] = split(x);
    if (own_exponent < exponent - 200) return {};
    return scale(value * value, power_of_two(2 * (own_exponent - exponent)));
}

template <Real Type>
constexpr Type hypot(Type a, Type b, Type c) {
    if (isinf(a) || isinf(b) || isinf(c)) return infinity<Type>;
    if (isnan(a) || isnan(b) || isnan(c)) return nan<Type>;
    Type const x = fabs(a), y = fabs(b), z = fabs(c), larger = x < y ? y : x;
    Type const largest = larger < z ? z : larger;
    if (largest == Type(0)) return largest;
    int const exponent = split(largest).exponent;
    double_double const sum =
        square_relative(x, exponent) + square_relative(y, exponent) + square_relative(z, exponent);
    scaled const root = sqrt_scaled(split(sum));
    return assemble<Type>(scaled{root.value, root.exponent + exponent});
}

template <Real Type>
constexpr Type hypot(Type a, Type b) {
    return hypot(a, b, Type(0));
}

} // namespace tapeless::constant_math
