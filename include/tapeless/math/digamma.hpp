// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/arithmetic.hpp>
#include <tapeless/math/constant/gamma_tables.hpp>
#include <tapeless/math/digamma_table.hpp>
#include <tapeless/math/logarithmic.hpp>
#include <tapeless/math/trigonometric.hpp>
#include <utility>

/// Digamma at run time, in the arithmetic of the number type itself.
namespace tapeless::math::series {

/// The part of a number that says on which side of the poles it lies.
template <class X>
constexpr auto real_part(X const& x) {
    if constexpr (ComplexNumber<X>) {
        return x.real();
    } else {
        return x;
    }
}

template <class X>
using real_part_of = std::remove_cvref_t<decltype(real_part(std::declval<X const&>()))>;

/// The nearest integer to the real part.
template <class X>
constexpr auto nearest_integer(X const& x) {
    using Part = real_part_of<X>;
    Part const part = real_part(x);
    if constexpr (std::is_arithmetic_v<Part>) {
        return std::round(part);
    } else {
        using std::floor;
        return Part(floor(part + constant<Part>(0.5L)));
    }
}

/// B(2k + 2), rounded to the format where it matters.
template <class X>
constexpr X bernoulli_number(int k) {
    if (k >= 4) return constant<X>(static_cast<long double>(constant_math::bernoulli[k]));
    constant_math::double_double const pair = constant_math::bernoulli_pair[k];
    return constant<X>(static_cast<long double>(pair.hi) + static_cast<long double>(pair.lo));
}

/// log x - 1/(2x) - sum of B(2k) / (2k x^2k), good to 2^-70 for |x| >= 12 off the negative axis.
template <class X>
constexpr X digamma_series(X const& x) {
    X const inverse = constant<X>(1) / x, square = inverse * inverse;
    X sum = constant<X>(0);
    for (int k = 13; k >= 0; --k)
        sum = (sum + bernoulli_number<X>(k) / constant<X>(2 * k + 2)) * square;
    return log(x) - (inverse * constant<X>(0.5L) + sum);
}

/// digamma(x) for a positive real part by digamma(x) = digamma(x + 1) - 1/x.
template <class X>
constexpr X digamma_shifted(X x) {
    X shift = constant<X>(0);
    for (; real_part(x) < constant<real_part_of<X>>(12); x = x + constant<X>(1))
        shift = shift + constant<X>(1) / x;
    return digamma_series(x) - shift;
}

template <class Real, int Size>
constexpr Real quotient_polynomial(Real const (&coefficient)[Size], Real t) {
    Real sum = coefficient[Size - 1];
    for (int i = Size - 2; i >= 0; --i) sum = sum * t + coefficient[i];
    return sum;
}

/// digamma on [1, 2]: the distance to the root times a polynomial, so that the relative error stays
/// small there.
template <class Real>
Real digamma_beside_root(Real x) {
    constexpr double const(&root)[3] = constant_math::digamma_root;
    Real const distance = ((x - Real(root[0])) - Real(root[1])) - Real(root[2]);
    if constexpr (sizeof(Real) == 8) {
        return distance * quotient_polynomial(digamma_quotient, x - Real(1.5));
    } else {
        return distance * quotient_polynomial(digamma_quotient_long, x - Real(1.5));
    }
}

/// Positive floating-point numbers: from [1, 2] by recurrence, away from the root, where its terms
/// have one sign.
template <class Real>
Real digamma_positive(Real x) {
    if (x >= Real(12)) return digamma_series(x);
    if (x < Real(1)) return digamma_beside_root(x + Real(1)) - Real(1) / x;
    Real shift = Real(0);
    while (x > Real(2)) {
        x -= Real(1);
        shift += Real(1) / x;
    }
    return shift + digamma_beside_root(x);
}

/// digamma(x) = digamma(1 - x) - pi cot(pi x) on the negative side.
template <class X>
X digamma(X const& x) {
    if constexpr (std::is_same_v<X, float>) {
        return static_cast<float>(digamma(static_cast<double>(x)));
    } else {
        X const zero = constant<X>(0), one = constant<X>(1);
        if (x == zero) return constant<X>(-1) / x;
        auto const whole = nearest_integer(x);
        bool const negative = real_part(x) < real_part(zero);
        if (negative && x == X(whole)) return (x - x) / zero;
        X const positive = negative ? one - x : x;
        X result = zero;
        if constexpr (std::is_floating_point_v<X>) {
            result = positive > zero ? digamma_positive(positive) : positive;
        } else {
            result = digamma_shifted(positive);
        }
        if (!negative) return result;
        X const pi = constant<X>(constant_pi);
        return result - pi / tan(pi * (x - X(whole)));
    }
}

} // namespace tapeless::math::series
