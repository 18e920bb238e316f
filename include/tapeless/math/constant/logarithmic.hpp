// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/assembly.hpp>
#include <tapeless/math/constant/exponential.hpp>
#include <tapeless/math/constant/scaled.hpp>

namespace tapeless::constant_math {

/// log(1 + r) for |r| <= 1/60 with a relative error of about 2^-95: the series, its first six terms
/// in double-double.
constexpr double_double small_log1p(double_double r) {
    constexpr double_double third{0x1.5555555555555p-2, 0x1.5555555555555p-56};
    constexpr double_double fifth{0x1.999999999999ap-3, -0x1.999999999999ap-57};
    constexpr double_double sixth{0x1.5555555555555p-3, 0x1.5555555555555p-57};
    double const t = r.hi;
    double const tail =
        t *
        (1 / 7.0 +
         t * (-1 / 8.0 +
              t * (1 / 9.0 +
                   t * (-1 / 10.0 +
                        t * (1 / 11.0 + t * (-1 / 12.0 +
                                             t * (1 / 13.0 + t * (-1 / 14.0 +
                                                                  t * (1 / 15.0 - t / 16.0)))))))));
    double_double const inner = r * (r * (-sixth + tail) + fifth) + -0.25;
    return r + r * r * (r * (r * inner + third) + -0.5);
}

/// log(m) for 0.69 <= m <= 1.43, relative error about 2^-93: with c = k/64 next to 1/m,
/// log m = -log c + log(1 + (m c - 1)), and c = 1 near m = 1.
constexpr double_double log_of_mantissa(double_double m) {
    int const k = nearest_integer(64.0 / m.hi);
    return log_table[k - 44] + small_log1p(m * (k * 0x1p-6) + -1.0);
}

/// A positive number as m * 2^e with m within a factor sqrt(2) of one.
constexpr scaled centred(scaled x) {
    if (x.value.hi <= 0x1.6A09E6p0) return x;
    return {scale(x.value, 0.5), x.exponent + 1};
}

constexpr double_double log_scaled(scaled x) {
    auto const [mantissa, exponent] = centred(x);
    double_double const fraction = log_of_mantissa(mantissa);
    return exponent == 0 ? fraction : ln2_pair * exponent + fraction;
}

constexpr double_double log_pair(double_double x) { return log_scaled(split(x)); }

/// log(1 + x) for x >= -1 + 2^-106, precise also where x is small.
constexpr double_double log1p_pair(double_double x) {
    if (x.hi < 0.0078125 && x.hi > -0.0078125) return small_log1p(x);
    return log_pair(x + 1.0);
}

/// The cases the logarithms share: NaN, negative numbers, zeros, infinity.
template <Real Type>
constexpr bool log_is_special(Type x) {
    return !(x > Type(0)) || x == infinity<Type>;
}
template <Real Type>
constexpr Type log_special(Type x) {
    if (isnan(x) || x > Type(0)) return x;
    return x == Type(0) ? -infinity<Type> : nan<Type>;
}

template <Real Type>
constexpr Type log(Type x) {
    if (log_is_special(x)) return log_special(x);
    return assemble<Type>(log_scaled(split(x)));
}

template <Real Type>
constexpr Type log2(Type x) {
    if (log_is_special(x)) return log_special(x);
    auto const [mantissa, exponent] = centred(split(x));
    return assemble<Type>(log_of_mantissa(mantissa) * inverse_ln2_pair + exponent);
}

template <Real Type>
constexpr Type log10(Type x) {
    if (log_is_special(x)) return log_special(x);
    auto const [mantissa, exponent] = centred(split(x));
    double_double const fraction = log_of_mantissa(mantissa) * inverse_ln10_pair;
    return assemble<Type>(exponent == 0 ? fraction : log10_2_pair * exponent + fraction);
}

template <Real Type>
constexpr Type log1p(Type x) {
    if (isnan(x) || x == infinity<Type>) return x;
    if (x <= Type(-1)) return x == Type(-1) ? -infinity<Type> : nan<Type>;
    if (x < Type(0x1p-70) && x > -Type(0x1p-70)) return x;
    if (x > Type(0x1p100)) return assemble<Type>(log_scaled(split(x)));
    return assemble<Type>(log1p_pair(exact(x)));
}

} // namespace tapeless::constant_math
