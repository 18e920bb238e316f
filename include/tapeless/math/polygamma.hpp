// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/digamma.hpp>

/// The derivatives of digamma at run time: (-1)^(n + 1) n! times the sum over k >= 0 of
/// (x + k)^-(n + 1), on both sides of zero.
namespace tapeless::math::series {

/// x^-n: by the library for floating-point numbers, as its error does not grow with n.
template <class X>
X inverse_power(X const& x, int n) {
    if constexpr (std::is_floating_point_v<X>) {
        return std::pow(x, static_cast<X>(-n));
    } else {
        return constant<X>(1) / constant_math::integer_power(x, n);
    }
}

/// n times the sum over k >= 0 of (x + k)^-(n + 1) for a real part of 12 + 3n/4 or more; with
/// w = 1/x, w^n (1 + n w/2 + sum of B(2k) (2k + n - 1)! / ((2k)! (n - 1)!) w^2k).
template <class X>
X zeta_series(int n, X const& x) {
    X const inverse = constant<X>(1) / x, square = inverse * inverse;
    X sum = constant<X>(0), power = square;
    double binomial = 0.5 * n * (n + 1.0);
    for (int k = 0; k < 17; ++k) {
        sum = sum + bernoulli_number<X>(k) * power * constant<X>(binomial);
        power = power * square;
        binomial *= (2 * k + 2.0 + n) * (2 * k + 3.0 + n) / ((2 * k + 3.0) * (2 * k + 4.0));
    }
    return inverse_power(x, n) * (constant<X>(1) + (constant<X>(0.5 * n) * inverse + sum));
}

/// The sum of (x + k)^-(n + 1) for k from 0 until the series above takes over; x is left there.
/// (x + k) is rounded; its error times the derivative puts that right.
template <class X>
X zeta_terms(int n, X& x, double end) {
    X const start = x;
    X sum = constant<X>(0);
    for (int k = 0; real_part(x) < constant<real_part_of<X>>(end); ++k) {
        X const step = constant<X>(k), back = x - start;
        X const error = (start - (x - back)) + (step - back);
        X const term = inverse_power(x, n + 1);
        sum = sum + term * (constant<X>(1) - error * constant<X>(n + 1) / x);
        x = start + constant<X>(k + 1);
    }
    return sum;
}

/// Far on the negative side, all but the last terms are the difference of two series.
template <class X>
X zeta_far_left(int n, X& x, double end) {
    if (!(real_part(x) < constant<real_part_of<X>>(-end))) return constant<X>(0);
    X const one = constant<X>(1), stop = x - X(nearest_integer(x + constant<X>(end)));
    X const difference = zeta_series(n, one - stop) - zeta_series(n, one - x);
    x = stop;
    return n % 2 == 0 ? -difference : difference;
}

template <class X>
X polygamma(int n, X const& argument) {
    X const zero = constant<X>(0);
    if (n < 1) return (argument - argument) / zero;
    bool const odd = n % 2 != 0;
    if (argument == zero)
        return odd ? constant<X>(1) / (argument * argument) : constant<X>(-1) / argument;
    bool const left = real_part(argument) < real_part(zero);
    if (left && argument == X(nearest_integer(argument))) return (argument - argument) / zero;
    double const end = 12.0 + 0.75 * n;
    X x = argument;
    X const far = zeta_far_left(n, x, end);
    X const terms = zeta_terms(n, x, end);
    X weight = constant<X>(1);
    for (int k = 2; k < n; ++k) weight = weight * constant<X>(k);
    X const sum = terms * constant<X>(n) + (far + zeta_series(n, x));
    return odd ? weight * sum : -(weight * sum);
}

template <>
inline float polygamma(int n, float const& argument) {
    return static_cast<float>(polygamma(n, static_cast<double>(argument)));
}

} // namespace tapeless::math::series
