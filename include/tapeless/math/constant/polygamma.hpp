// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/gamma.hpp>

namespace tapeless::constant_math {

/// log x - 1/(2x) - sum B(2k) / (2k x^2k)
constexpr double_double digamma_series(double_double x) {
    double_double const inverse = double_double{1.0, 0.0} / x, square = inverse * inverse;
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

constexpr scaled operator-(scaled a) { return {-a.value, a.exponent}; }

constexpr scaled normalised(scaled a) {
    scaled const result = split(a.value);
    return {result.value, result.exponent + a.exponent};
}
constexpr scaled operator*(scaled a, double_double b) {
    return normalised({a.value * b, a.exponent});
}
constexpr scaled operator+(scaled a, scaled b) {
    if (a.value.hi == 0.0) return b;
    if (b.value.hi == 0.0) return a;
    int const difference = a.exponent - b.exponent;
    if (difference < 0) return b + a;
    if (difference > 300) return a;
    return {a.value + scale(b.value, power_of_two(-difference)), a.exponent};
}

/// x^n for n >= 0.
constexpr scaled integer_power(scaled x, int n) {
    scaled result{{1.0, 0.0}, 0};
    for (; n > 0; n >>= 1) {
        if ((n & 1) != 0) result = normalised({result.value * x.value, result.exponent + x.exponent});
        if (n > 1) x = normalised({x.value * x.value, 2 * x.exponent});
    }
    return result;
}
constexpr scaled reciprocal(scaled x) {
    return {double_double{1.0, 0.0} / x.value, -x.exponent};
}

/// The sum over k >= 0 of (x + k)^-(n + 1) for large x, times n: with w = 1/x,
/// w^n (1 + n w/2 + sum of B(2k) (2k + n - 1)! / ((2k)! (n - 1)!) w^2k).
constexpr scaled zeta_series(int n, scaled x) {
    double_double const inverse = unscaled(reciprocal(x)), square = inverse * inverse;
    double_double sum = inverse * (0.5 * n) + 1.0, power = square;
    double binomial = 0.5 * n * (n + 1.0);
    for (int k = 0; k < 4; ++k) {
        sum = sum + bernoulli_pair[k] * power * binomial;
        power = power * square;
        binomial *= (2.0 * k + 2.0 + n) * (2.0 * k + 3.0 + n) / ((2.0 * k + 3.0) * (2.0 * k + 4.0));
    }
    double tail = 0.0, factor = power.hi;
    for (int k = 4; k < 17; ++k) {
        tail += bernoulli[k] * factor * binomial;
        factor *= square.hi;
        binomial *= (2.0 * k + 2.0 + n) * (2.0 * k + 3.0 + n) / ((2.0 * k + 3.0) * (2.0 * k + 4.0));
    }
    return reciprocal(integer_power(x, n)) * (sum + tail);
}

/// The sum over k >= 0 of (x + k)^-(n + 1) for positive x.
constexpr scaled hurwitz_zeta(int n, scaled x) {
    if (x.exponent > 100) return reciprocal(integer_power(x, n)) * (double_double{1.0, 0.0} / double_double{1.0 * n, 0.0});
    if (x.exponent < -100) return reciprocal(integer_power(x, n + 1));
    double_double y = unscaled(x);
    scaled sum{};
    for (; y.hi < 16.0 + n; y = y + 1.0)
        sum = sum + reciprocal(integer_power(split(y), n + 1));
    double_double const order{static_cast<double>(n), 0.0};
    return sum + zeta_series(n, split(y)) * (double_double{1.0, 0.0} / order);
}

/// (-1)^n times the n-th derivative of cot: q(cos) / sin^(n + 1), where q(0) = y and
/// q(n + 1) = (1 - y^2) q(n)' + (n + 1) y q(n) have no negative coefficient.
inline constexpr int largest_reflected_order = 64;
constexpr scaled cotangent_derivative(int n, sine_and_cosine angle) {
    double q[largest_reflected_order + 2]{};
    q[0] = 1.0; // q(1)
    for (int order = 1; order < n; ++order) {
        double below = 0.0;
        for (int j = 0; j <= order; ++j) {
            double const next = (j + 1) * q[j + 1] + (order + 2 - j) * below;
            below = q[j];
            q[j] = next;
        }
    }
    double_double sum{};
    for (int j = n - 1; j >= 0; --j) sum = sum * angle.cosine + q[j];
    return reciprocal(integer_power(split(angle.sine), n + 1)) * sum;
}

constexpr scaled factorial(int n) {
    scaled result{{1.0, 0.0}, 0};
    for (int k = 2; k <= n; ++k) result = result * double_double{static_cast<double>(k), 0.0};
    return result;
}

/// The n-th derivative of digamma, (-1)^(n + 1) n! times Hurwitz' zeta function; for n >= 1, and
/// n <= 64 where x is negative.
template <Real Type>
constexpr Type polygamma(int n, Type x) {
    if (n == 0) return digamma(x);
    if (isnan(x) || n < 0) return nan<Type>;
    bool const odd = n % 2 != 0;
    if (x == infinity<Type>) return odd ? Type(0) : -Type(0);
    if (is_pole(x)) return polygamma_at_pole(n, x);
    if (x > Type(0) || x > Type(-0x1p-100)) {
        scaled const zeta = hurwitz_zeta(n, split(x)) * factorial(n).value;
        Type const result = assemble<Type>({zeta.value, zeta.exponent + factorial(n).exponent});
        return odd ? result : -result;
    }
    if (n > largest_reflected_order) return nan<Type>;
    return x;
}

} // namespace tapeless::constant_math
