// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/gamma.hpp>
#include <tapeless/math/constant/scaled.hpp>

namespace tapeless::constant_math {

/// log x - 1/(2x) - sum B(2k) / (2k x^2k)
constexpr double_double digamma_series(double_double x) {
    double_double const inverse = reciprocal(x), square = inverse * inverse;
    double_double const rest = square * polynomial(digamma_pair, digamma_tail, square);
    return log_pair(x) - (scale(inverse, 0.5) + rest);
}

/// digamma(x) for x >= 2^-100, or so large that it is log x: a Taylor series next to the root,
/// else the asymptotic series after digamma(x) = digamma(x + 1) - 1/x; the sum of the reciprocals
/// is kept as one fraction.
constexpr double_double digamma_pair_of(double_double x) {
    double_double const beyond_root = x + -digamma_root[0] + -digamma_root[1] + -digamma_root[2];
    if (absolute(beyond_root).hi < 0x1p-5)
        return beyond_root * polynomial(digamma_root_pair, digamma_root_tail, beyond_root);
    if (x.hi >= asymptotic_from) return digamma_series(x);
    double_double numerator{1.0, 0.0}, denominator = x;
    for (x = x + 1.0; x.hi < asymptotic_from; x = x + 1.0) {
        numerator = numerator * x + denominator;
        denominator = denominator * x;
    }
    return digamma_series(x) - numerator / denominator;
}

/// The poles and limits digamma shares with its derivatives, whose sign at 0 alternates.
template <Real Type>
constexpr bool is_pole(Type x) {
    return x <= Type(0) && trunc(x) == x;
}
template <Real Type>
constexpr Type polygamma_at_pole(int n, Type x) {
    if (x != Type(0)) return nan<Type>;
    return signbit(x) || n % 2 != 0 ? infinity<Type> : -infinity<Type>;
}

template <Real Type>
constexpr Type digamma(Type x) {
    if (isnan(x) || x == infinity<Type>) return x;
    if (is_pole(x)) return polygamma_at_pole(0, x);
    if (x > Type(0x1p100)) return assemble<Type>(log_scaled(split(x)));
    if (x < Type(0x1p-100) && x > Type(-0x1p-100)) {
        scaled const parts = split(x);
        return assemble<Type>({double_double{-1.0, 0.0} / parts.value, -parts.exponent});
    }
    if (x > Type(0)) return assemble<Type>(digamma_pair_of(exact(x)));
    // digamma(x) = digamma(1 - x) - pi cot(pi x)
    auto const [sine, cosine] = sincos_pi(exact(x - round(x)));
    double_double const mirrored = digamma_pair_of(-exact(x) + 1.0);
    return assemble<Type>(mirrored - pi_pair * cosine / sine);
}

constexpr double_double factorial(int n) {
    double_double result{1.0, 0.0};
    for (int k = 2; k <= n; ++k) result = result * k;
    return result;
}

/// n times the sum over k >= 0 of (x + k)^-(n + 1), for large x: with w = 1/x,
/// w^n (1 + n w/2 + sum of B(2k) (2k + n - 1)! / ((2k)! (n - 1)!) w^2k).
constexpr scaled zeta_series(int n, double_double x) {
    double_double const inverse = reciprocal(x), square = inverse * inverse;
    double_double sum = inverse * (0.5 * n) + 1.0, power = square;
    double binomial = 0.5 * n * (n + 1.0), minor = 0.0, minor_power = 0.0;
    for (int k = 0; k < 17; ++k) {
        if (k < 4) {
            sum = sum + bernoulli_pair[k] * power * binomial;
            power = power * square;
            minor_power = power.hi;
        } else {
            minor += bernoulli[k] * minor_power * binomial;
            minor_power *= square.hi;
        }
        binomial *= (2 * k + 2.0 + n) * (2 * k + 3.0 + n) / ((2 * k + 3.0) * (2 * k + 4.0));
    }
    scaled const leading = integer_power(split(inverse), n);
    return normalised({leading.value * (sum + minor), leading.exponent});
}

/// Where the series above is good to 2^-76.
constexpr double zeta_series_from(int n) { return 12.0 + 0.75 * n; }

/// The sum of (x + k)^-(n + 1) from k = 1 until the series takes over at the x left behind. Terms
/// below 2^-30 of the sum are computed in double.
constexpr double_double zeta_terms(int n, double_double& x) {
    double const end = zeta_series_from(n);
    double_double sum{};
    double minor = 0.0, last = 1.0;
    for (x = x + 1.0; x.hi < end; x = x + 1.0) {
        if (last < sum.hi * 0x1p-30) {
            minor += 1.0 / integer_power(x.hi, n + 1);
        } else {
            double_double const term = reciprocal(integer_power(x, n + 1));
            sum = sum + term;
            last = term.hi;
        }
    }
    return sum + minor;
}

/// n! times the sum over k >= 0 of (x + k)^-(n + 1), for positive x and, its first term alone, for
/// tiny negative ones.
constexpr scaled hurwitz_zeta(int n, scaled x) {
    double_double const weight = factorial(n - 1);
    double const order = n;
    if (x.exponent > 100) return reciprocal(integer_power(x, n)) * weight;
    if (x.exponent < -100) return reciprocal(integer_power(x, n + 1)) * (weight * order);
    double_double y = unscaled(x);
    if (y.hi >= zeta_series_from(n)) return zeta_series(n, y) * weight;
    scaled const first = reciprocal(integer_power(x, n + 1));
    scaled const others = normalised({zeta_terms(n, y), 0});
    return ((first + others) * double_double{order, 0.0} + zeta_series(n, y)) * weight;
}

/// Beyond this order, powers leave the range of double.
inline constexpr int largest_order = 100;

/// The polynomial q(n) at y, where q(1) = 1 and q(n + 1) = (1 - y^2) q(n)' + (n + 1) y q(n) have
/// no negative coefficient; every other one is zero, and its place holds those of q(n - 1).
template <class Coefficient>
constexpr double_double cotangent_polynomial(int n, double_double y) {
    Coefficient q[largest_order + 2]{Coefficient{1.0}};
    for (int order = 1; order < n; ++order) {
        if (order % 2 == 0) q[0] = q[1];
        for (int j = order % 2 == 0 ? 2 : 1; j <= order; j += 2)
            q[j] = q[j + 1] * (j + 1.0) + q[j - 1] * (order + 2.0 - j);
    }
    double_double const square = y * y;
    double_double sum{};
    for (int j = n - 1; j >= 0; j -= 2) sum = sum * square + q[j];
    return n % 2 == 0 ? sum * y : sum;
}

/// (-1)^n times the n-th derivative of cot, n >= 1: q(n)(cos) / sin^(n + 1). The coefficients sum
/// up to n!, which double holds exactly up to 18!.
constexpr scaled cotangent_derivative(int n, sine_and_cosine angle) {
    double_double const sum = n <= 18 ? cotangent_polynomial<double>(n, angle.cosine)
                                      : cotangent_polynomial<double_double>(n, angle.cosine);
    return reciprocal(integer_power(split(angle.sine), n + 1)) * scaled{sum, 0};
}

/// The n-th derivative of digamma, (-1)^(n + 1) n! times Hurwitz' zeta function; NaN unless
/// 0 <= n <= 100.
template <Real Type>
constexpr Type polygamma(int n, Type x) {
    if (n == 0) return digamma(x);
    if (isnan(x) || n < 0 || n > largest_order) return nan<Type>;
    bool const odd = n % 2 != 0;
    if (x == infinity<Type>) return odd ? Type(0) : -Type(0);
    if (is_pole(x)) return polygamma_at_pole(n, x);
    if (x > Type(-0x1p-100)) {
        scaled const zeta = hurwitz_zeta(n, split(x));
        return assemble<Type>(odd ? zeta : -zeta);
    }
    // psi(n, x) = (-1)^n psi(n, 1 - x) - d^n/dx^n (pi cot(pi x))
    scaled const mirrored = hurwitz_zeta(n, split(-exact(x) + 1.0));
    scaled const derivative = cotangent_derivative(n, sincos_pi(exact(x - round(x)))) *
                              integer_power(split(pi_pair), n + 1);
    return assemble<Type>((odd ? derivative : -derivative) + -mirrored);
}

} // namespace tapeless::constant_math
