// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/arithmetic.hpp>
#include <tapeless/math/exponential.hpp>
#include <tapeless/math/logarithmic.hpp>

namespace tapeless::math {

/// A batch's own functions, where it has them.
namespace foreign {

// These hide the functions of tapeless: only argument-dependent lookup counts here.
void sigmoid() = delete;
void softplus() = delete;

template <class X>
TAPELESS_INLINE constexpr auto own_sigmoid(X const& x) -> decltype(sigmoid(x)) {
    return sigmoid(x);
}
template <class X>
TAPELESS_INLINE constexpr auto own_softplus(X const& x) -> decltype(softplus(x)) {
    return softplus(x);
}

} // namespace foreign

/// -|x|, without a branch that nobody could foretell.
template <OrderedNumber X>
TAPELESS_INLINE constexpr X negative_size(X const& x) {
    if constexpr (std::is_floating_point_v<X>)
        if (!__builtin_is_constant_evaluated()) return -std::fabs(x);
    return x < constant<X>(0) ? x : X(-x);
}

/// Whether the compiler computes what is NaN, for which the language has no sums or quotients.
template <class X>
TAPELESS_INLINE constexpr bool is_constant_nan(X const& x) {
    if constexpr (std::is_floating_point_v<X>)
        return __builtin_is_constant_evaluated() && x != x;
    else
        return false;
}

/// negative ? a : b, likewise.
template <class X>
TAPELESS_INLINE constexpr X by_sign(bool negative, X const& a, X const& b) {
    if constexpr (std::is_same_v<X, double>)
        if (!__builtin_is_constant_evaluated()) return chosen(negative ? a : b);
    return negative ? a : b;
}

/// log(1 + p) of a number from 0 to 1.
template <class X>
TAPELESS_INLINE constexpr X log_of_one_and(X const& p) {
    if constexpr (has_fast_kernels<X>)
        if (!__builtin_is_constant_evaluated()) return log1p_of_fraction(p);
    return X(log1p(p));
}

/// 1 / (1 + exp(-x)), as exp(x) / (1 + exp(x)) for negative x: no overflow, and no loss in the
/// tail.
template <found::HasExp X>
TAPELESS_INLINE constexpr auto sigmoid(X const& x) {
    if constexpr (std::is_integral_v<X>) {
        return sigmoid(static_cast<double>(x));
    } else {
        X const one = constant<X>(1);
        if constexpr (OrderedNumber<X>) {
            if (is_constant_nan(x)) return x;
            X const power = exp(negative_size(x));
            return X(by_sign(x < constant<X>(0), power, one) / (one + power));
        } else if constexpr (LanewiseNumber<X> && requires { foreign::own_sigmoid(x); }) {
            return X(foreign::own_sigmoid(x));
        } else if constexpr (LanewiseNumber<X>) {
            auto const negative = x < constant<X>(0);
            X const power = exp(select(negative, x, X(-x)));
            return X(select(negative, power, one) / (one + power));
        } else {
            return X(one / (one + exp(-x)));
        }
    }
}

/// log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|)).
template <found::HasExp X>
TAPELESS_INLINE constexpr auto softplus(X const& x) {
    if constexpr (std::is_integral_v<X>) {
        return softplus(static_cast<double>(x));
    } else {
        X const zero = constant<X>(0);
        if constexpr (OrderedNumber<X>) {
            if (is_constant_nan(x)) return x;
            return X(by_sign(x < zero, zero, x) + log_of_one_and(X(exp(negative_size(x)))));
        } else if constexpr (LanewiseNumber<X> && requires { foreign::own_softplus(x); }) {
            return X(foreign::own_softplus(x));
        } else if constexpr (LanewiseNumber<X>) {
            auto const negative = x < zero;
            return X(select(negative, zero, x) + log1p(exp(select(negative, x, X(-x)))));
        } else {
            return X(log1p(exp(x)));
        }
    }
}

} // namespace tapeless::math
