// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/arithmetic.hpp>
#include <tapeless/math/exponential.hpp>

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

/// 1 / (1 + exp(-x)), as exp(x) / (1 + exp(x)) for negative x: no overflow, and no loss in the
/// tail.
template <found::HasExp X>
TAPELESS_INLINE constexpr auto sigmoid(X const& x) {
    if constexpr (std::is_integral_v<X>) {
        return sigmoid(static_cast<double>(x));
    } else {
        X const one = constant<X>(1);
        if constexpr (OrderedNumber<X>) {
            X const power = exp(x < constant<X>(0) ? x : -x);
            return X((x < constant<X>(0) ? power : one) / (one + power));
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
            return X((x < zero ? zero : x) + log1p(exp(x < zero ? x : X(-x))));
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
