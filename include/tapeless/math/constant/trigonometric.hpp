// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/reduction.hpp>

namespace tapeless::constant_math {

struct sine_and_cosine {
    double_double sine{};
    double_double cosine{};
};

/// sin and cos of |r| <= 0.8 with relative errors of about 2^-84: addition theorems around j/32,
/// Taylor series for the rest of at most 1/64.
constexpr sine_and_cosine sincos_pair(double_double r) {
    double_double const x = absolute(r);
    int const j = static_cast<int>(x.hi * 32.0 + 0.5);
    double_double const s = x + j * -0x1p-5, square = s * s;
    double const t = square.hi;
    constexpr double_double sixth{0x1.5555555555555p-3, 0x1.5555555555555p-57};
    double const sine_tail =
        t * (1 / 120.0 + t * (-1 / 5040.0 + t * (1 / 362880.0 - t / 39916800.0)));
    double const cosine_tail =
        t * t * (1 / 24.0 + t * (-1 / 720.0 + t * (1 / 40320.0 - t / 3628800.0)));
    double_double sine = s + s * square * (-sixth + sine_tail);
    double_double cosine = square * -0.5 + cosine_tail;
    if (j == 0) return {r.hi < 0.0 ? -sine : sine, cosine + 1.0};
    double_double const sine_j = sine_table[j], cosine_j = cosine_table[j];
    double_double const result = sine_j + (sine_j * cosine + cosine_j * sine);
    return {r.hi < 0.0 ? -result : result, cosine_j + (cosine_j * cosine - sine_j * sine)};
}

/// Sine and cosine of any finite x >= 2^-70 in magnitude.
template <Real Type>
constexpr sine_and_cosine sincos_of(Type x) {
    if (x < Type(0.75) && x > Type(-0.75)) return sincos_pair(exact(x));
    angle const reduced = reduce(split(fabs(x)));
    auto [sine, cosine] = sincos_pair(reduced.rest);
    if ((reduced.quadrant & 1) != 0) {
        double_double const swapped = sine;
        sine = cosine;
        cosine = -swapped;
    }
    bool const opposite = (reduced.quadrant & 2) != 0;
    return {opposite != (x < Type(0)) ? -sine : sine, opposite ? -cosine : cosine};
}

template <Real Type>
constexpr Type sin(Type x) {
    if (isnan(x)) return x;
    if (isinf(x)) return nan<Type>;
    if (x < Type(0x1p-70) && x > Type(-0x1p-70)) return x;
    return assemble<Type>(sincos_of(x).sine);
}

template <Real Type>
constexpr Type cos(Type x) {
    if (isnan(x)) return x;
    if (isinf(x)) return nan<Type>;
    if (x < Type(0x1p-70) && x > Type(-0x1p-70)) return Type(1);
    return assemble<Type>(sincos_of(x).cosine);
}

template <Real Type>
constexpr Type tan(Type x) {
    if (isnan(x)) return x;
    if (isinf(x)) return nan<Type>;
    if (x < Type(0x1p-70) && x > Type(-0x1p-70)) return x;
    auto const [sine, cosine] = sincos_of(x);
    return assemble<Type>(sine / cosine);
}

} // namespace tapeless::constant_math
