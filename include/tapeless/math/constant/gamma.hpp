// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/gamma_tables.hpp>
#include <tapeless/math/constant/logarithmic.hpp>
#include <tapeless/math/constant/rounding.hpp>
#include <tapeless/math/constant/trigonometric.hpp>

namespace tapeless::constant_math {

/// From here on, fifteen terms of the asymptotic series leave less than 2^-88.
inline constexpr double asymptotic_from = 14.0;

/// A polynomial with its leading coefficients in double-double and the others in double, where
/// those come into play with a factor of 2^-20 or less.
template <int Leading, int Trailing>
constexpr double_double polynomial(double_double const (&leading)[Leading],
                                   double const (&trailing)[Trailing], double_double x) {
    double tail = trailing[Trailing - 1];
    for (int i = Trailing - 2; i >= 0; --i) tail = tail * x.hi + trailing[i];
    double_double sum = leading[Leading - 1] + tail * x.hi;
    for (int i = Leading - 2; i >= 0; --i) sum = sum * x + leading[i];
    return sum;
}

/// The sine and cosine of pi * r for |r| <= 1/2.
constexpr sine_and_cosine sincos_pi(double_double r) {
    if (r.hi <= 0.25 && r.hi >= -0.25) return sincos_pair(r * pi_pair);
    auto const [sine, cosine] = sincos_pair((-absolute(r) + 0.5) * pi_pair);
    return {r.hi < 0.0 ? -cosine : cosine, sine};
}

/// Stirling: (x - 1/2) log x - x + log(2 pi)/2 + 1/(12 x) - 1/(360 x^3) + ...
constexpr double_double stirling_series(double_double x) {
    double_double const inverse = reciprocal(x);
    double_double const rest = inverse * polynomial(stirling_pair, stirling, inverse * inverse);
    return (x + -0.5) * log_pair(x) - x + (half_log_two_pi_pair + rest);
}

/// log gamma(x) for 2^-100 <= x <= 2^100: series next to the roots 1 and 2, else Stirling's after
/// gamma(x) = gamma(x + n) / (x (x + 1) ... (x + n - 1)).
constexpr double_double lgamma_pair(double_double x) {
    double_double const beyond_one = x + -1.0, beyond_two = x + -2.0;
    if (absolute(beyond_one).hi < 0x1p-5)
        return beyond_one * polynomial(zeta_pair, zeta_tail, beyond_one);
    if (absolute(beyond_two).hi < 0x1p-5)
        return log1p_pair(beyond_two) + beyond_two * polynomial(zeta_pair, zeta_tail, beyond_two);
    if (x.hi >= asymptotic_from) return stirling_series(x);
    double_double product = x;
    for (x = x + 1.0; x.hi < asymptotic_from; x = x + 1.0) product = product * x;
    return stirling_series(x) - log_pair(product);
}

/// log |gamma(x)| = log(pi / |x sin(pi x)|) - log gamma(-x) for negative x.
template <Real Type>
constexpr double_double lgamma_reflected(Type x) {
    double_double const sine = sincos_pi(exact(x - round(x))).sine;
    double_double const product = absolute(sine * exact(x));
    return log_pair(pi_pair / product) - lgamma_pair(exact(-x));
}

template <Real Type>
constexpr Type lgamma(Type x) {
    if (isnan(x)) return x;
    if (isinf(x) || (x <= Type(0) && trunc(x) == x)) return infinity<Type>;
    Type const magnitude = fabs(x);
    if (magnitude < Type(0x1p-100)) return assemble<Type>(-log_scaled(split(magnitude)));
    if (x > Type(0x1p100)) {
        scaled const parts = split(x);
        return assemble<Type>({parts.value * (log_scaled(parts) + -1.0), parts.exponent});
    }
    if (x == Type(1) || x == Type(2)) return Type(0);
    return assemble<Type>(x > Type(0) ? lgamma_pair(exact(x)) : lgamma_reflected(x));
}

} // namespace tapeless::constant_math
