// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/error_function_tables.hpp>
#include <tapeless/math/constant/exponential.hpp>

namespace tapeless::constant_math {

/// The integral of exp(-2 c t - t^2) over t from 0 to h, for |2 c h| <= 1 and |h| <= 1/16. With
/// a = c h and b = h^2 it is h times the sum of u(n) / (n + 1)!, where u(0) = 1 and
/// u(n + 1) = -2 (a u(n) + n b u(n - 1)).
constexpr double_double gaussian_integral(double c, double_double h) {
    double_double const a = h * (-2.0 * c), b = scale(h * h, -2.0);
    double_double before{}, u{1.0, 0.0}, sum{1.0, 0.0};
    int n = 0;
    for (double size = 1.0, last_size = 1.0; size + last_size > 0x1p-26; ++n) {
        double_double const next = a * u + b * before * n;
        double_double const term = next * inverse_factorial[n];
        sum = sum + term;
        before = u;
        u = next;
        last_size = size;
        size = absolute(term).hi;
    }
    double last = before.hi, current = u.hi, tail = 0.0;
    for (int const end = n < 14 ? n + 12 : 26; n < end; ++n) {
        double const next = a.hi * current + b.hi * last * n;
        tail += next * inverse_factorial[n].hi;
        last = current;
        current = next;
    }
    return h * (sum + tail);
}

/// erfc(x), or erf(x), for 0 <= x < 7.5: the table's value at the nearest c = j/8 and
/// erf(x) - erf(c) = 2/sqrt(pi) exp(-c^2) times the integral above.
constexpr double_double error_function_pair(double_double x, bool complementary) {
    int const j = nearest_integer(8.0 * x.hi);
    double const c = j * 0.125;
    double_double const integral = gaussian_integral(c, x + -c) * two_over_sqrt_pi_pair;
    double_double const step = j == 0 ? integral : integral * unscaled(exp_scaled({-c * c, 0.0}));
    return complementary ? erfc_table[j] - step : (-erfc_table[j] + 1.0) + step;
}

/// erfc(x) for 7.5 <= x < 200: exp(-x^2) / (x sqrt(pi)) (1 - z + 3 z^2 - 15 z^3 + ...) with
/// z = 1 / (2 x^2); fifty terms leave 2^-80 at 7.5.
constexpr scaled erfc_tail(double_double x) {
    double_double const square = x * x, z = double_double{0.5, 0.0} / square;
    double inner = 1.0;
    for (int n = 50; n >= 7; --n) inner = 1.0 - (2 * n - 1) * z.hi * inner;
    double_double sum{inner, 0.0};
    for (int n = 6; n >= 1; --n) sum = z * (1.0 - 2.0 * n) * sum + 1.0;
    scaled const power = exp_scaled(-square);
    return {power.value * (inverse_sqrt_pi_pair * sum / x), power.exponent};
}

template <Real Type>
constexpr Type erf(Type x) {
    if (isnan(x)) return x;
    Type const magnitude = fabs(x);
    if (x == Type(0)) return x;
    if (magnitude > Type(7.5)) return copysign(Type(1), x);
    if (magnitude < Type(0x1p-70)) {
        scaled const small = split(x);
        return assemble<Type>({small.value * two_over_sqrt_pi_pair, small.exponent});
    }
    return copysign(assemble<Type>(error_function_pair(exact(magnitude), false)), x);
}

template <Real Type>
constexpr Type erfc(Type x) {
    if (isnan(x)) return x;
    Type const magnitude = fabs(x);
    if (magnitude < Type(0x1p-70)) return Type(1);
    if (magnitude > Type(150)) return x > Type(0) ? Type(0) : Type(2);
    if (x >= Type(7.5)) return assemble<Type>(erfc_tail(exact(x)));
    if (x < Type(-9)) return Type(2);
    if (x <= Type(-7.5)) return assemble<Type>(-unscaled(erfc_tail(exact(-x))) + 2.0);
    if (x > Type(0)) return assemble<Type>(error_function_pair(exact(x), true));
    return assemble<Type>(error_function_pair(exact(-x), false) + 1.0);
}

} // namespace tapeless::constant_math
