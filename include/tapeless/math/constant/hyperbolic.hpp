// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/exponential.hpp>
#include <tapeless/math/constant/logarithmic.hpp>
#include <tapeless/math/constant/roots.hpp>

namespace tapeless::constant_math {

/// Half of exp(|x|) where exp(-|x|) does not count beside it.
template <Real Type>
constexpr Type half_exp(Type magnitude) {
    if (magnitude > Type(exp_limit)) return infinity<Type>;
    scaled const power = exp_scaled(exact(magnitude));
    return assemble<Type>(scaled{power.value, power.exponent - 1});
}

/// With u = exp(x) - 1: sinh x = (u + u / (1 + u)) / 2.
template <Real Type>
constexpr Type sinh(Type x) {
    if (isnan(x)) return x;
    Type const magnitude = fabs(x);
    if (magnitude < Type(0x1p-70)) return x;
    if (magnitude > Type(60)) return copysign(half_exp(magnitude), x);
    double_double const u = unscaled(expm1_scaled(exact(magnitude)));
    return copysign(assemble<Type>(scale(u + u / (u + 1.0), 0.5)), x);
}

template <Real Type>
constexpr Type cosh(Type x) {
    if (isnan(x)) return x;
    Type const magnitude = fabs(x);
    if (magnitude < Type(0x1p-70)) return Type(1);
    if (magnitude > Type(60)) return half_exp(magnitude);
    double_double const power = unscaled(exp_scaled(exact(magnitude)));
    return assemble<Type>(scale(power + reciprocal(power), 0.5));
}

/// With u = exp(2x) - 1: tanh x = u / (u + 2).
template <Real Type>
constexpr Type tanh(Type x) {
    if (isnan(x)) return x;
    Type const magnitude = fabs(x);
    if (magnitude < Type(0x1p-70)) return x;
    if (magnitude > Type(60)) return copysign(Type(1), x);
    double_double const u = unscaled(expm1_scaled(scale(exact(magnitude), 2.0)));
    return copysign(assemble<Type>(u / (u + 2.0)), x);
}

/// log(2x) where sqrt(x^2 +- 1) is x.
template <Real Type>
constexpr Type log_of_twice(Type x) {
    scaled const parts = split(x);
    return assemble<Type>(log_scaled({parts.value, parts.exponent + 1}));
}

/// asinh x = log(1 + x + x^2 / (1 + sqrt(1 + x^2))) for x > 0.
template <Real Type>
constexpr Type asinh(Type x) {
    if (isnan(x) || isinf(x)) return x;
    Type const magnitude = fabs(x);
    if (magnitude < Type(0x1p-70)) return x;
    if (magnitude > Type(0x1p100)) return copysign(log_of_twice(magnitude), x);
    double_double const y = exact(magnitude), square = y * y;
    double_double const rest = square / (sqrt_pair(square + 1.0) + 1.0);
    return copysign(assemble<Type>(log1p_pair(y + rest)), x);
}

/// With t = x - 1: acosh x = log(1 + t + sqrt(t (t + 2))).
template <Real Type>
constexpr Type acosh(Type x) {
    if (isnan(x) || x == infinity<Type>) return x;
    if (x < Type(1)) return nan<Type>;
    if (x == Type(1)) return Type(0);
    if (x > Type(0x1p100)) return log_of_twice(x);
    double_double const t = exact(x) + -1.0;
    return assemble<Type>(log1p_pair(t + sqrt_pair(t * (t + 2.0))));
}

/// atanh x = log(1 + 2x / (1 - x)) / 2 for x > 0.
template <Real Type>
constexpr Type atanh(Type x) {
    if (isnan(x)) return x;
    Type const magnitude = fabs(x);
    if (magnitude < Type(0x1p-70)) return x;
    if (magnitude >= Type(1)) return magnitude == Type(1) ? copysign(infinity<Type>, x) : nan<Type>;
    double_double const y = exact(magnitude);
    double_double const ratio = scale(y, 2.0) / (-y + 1.0);
    return copysign(assemble<Type>(scale(log1p_pair(ratio), 0.5)), x);
}

} // namespace tapeless::constant_math
