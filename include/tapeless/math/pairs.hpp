// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Two functions of one number that share their work.

#include <tapeless/math/error_function.hpp>
#include <tapeless/math/logistic.hpp>
#include <tapeless/math/special.hpp>
#include <tapeless/math/trigonometric.hpp>

namespace tapeless::math {

namespace foreign {

void sincos() = delete; // hides tapeless::sincos: only argument-dependent lookup counts here
void softplus_and_sigmoid() = delete;
void erf_and_gaussian() = delete;
void erfc_and_gaussian() = delete;

/// A batch library's own sincos, as a pair.
template <class Value>
constexpr auto sine_and_cosine_pair(Value const& x) -> decltype(sincos(x)) {
    return sincos(x);
}
template <class Value>
TAPELESS_INLINE constexpr auto own_softplus_and_sigmoid(Value const& x)
    -> decltype(softplus_and_sigmoid(x)) {
    return softplus_and_sigmoid(x);
}
template <class Value>
TAPELESS_INLINE constexpr auto own_erf_and_gaussian(Value const& x)
    -> decltype(erf_and_gaussian(x)) {
    return erf_and_gaussian(x);
}
template <class Value>
TAPELESS_INLINE constexpr auto own_erfc_and_gaussian(Value const& x)
    -> decltype(erfc_and_gaussian(x)) {
    return erfc_and_gaussian(x);
}

} // namespace foreign

/// g++ merges the calls of sin and cos by itself, clang needs the library's own function.
template <class Value>
TAPELESS_INLINE constexpr void sine_and_cosine(Value const& x, Value& sine, Value& cosine) {
#if defined(__clang__) && defined(__GLIBC__)
    if constexpr (std::is_same_v<Value, double>)
        if (!__builtin_is_constant_evaluated()) {
            double s, c;
            ::sincos(x, &s, &c);
            sine = s;
            cosine = c;
            return;
        }
#endif
    if constexpr (requires { foreign::sine_and_cosine_pair(x).first; }) {
        auto const both = foreign::sine_and_cosine_pair(x);
        sine = both.first;
        cosine = both.second;
    } else {
        sine = Value(math::sin(x));
        cosine = Value(math::cos(x));
    }
}

/// With e = exp(-|x|) = exp(-x) or exp(x): softplus is max(x, 0) + log1p(e), sigmoid the weight
/// of the larger of 1 and e, or of the smaller one, in their sum.
template <class Value>
TAPELESS_INLINE constexpr void softplus_and_sigmoid(Value const& x, Value& softplus,
                                                    Value& sigmoid) {
    Value const zero = constant<Value>(0), one = constant<Value>(1);
    if constexpr (OrderedNumber<Value>) {
        bool const negative = x < zero;
        Value const power = Value(exp(negative_size(x)));
        softplus = Value(by_sign(negative, zero, x) + log_of_one_and(power));
        sigmoid = Value(by_sign(negative, power, one) / (one + power));
    } else if constexpr (LanewiseNumber<Value> &&
                         requires { foreign::own_softplus_and_sigmoid(x).first; }) {
        auto const both = foreign::own_softplus_and_sigmoid(x);
        softplus = both.first;
        sigmoid = both.second;
    } else if constexpr (LanewiseNumber<Value>) {
        auto const negative = x < zero;
        Value const power = exp(select(negative, x, Value(-x)));
        softplus = Value(select(negative, zero, x) + log1p(power));
        sigmoid = Value(select(negative, power, one) / (one + power));
    } else {
        softplus = Value(math::softplus(x));
        sigmoid = Value(math::sigmoid(x));
    }
}

/// With e = expm1(|x|): sinh |x| = (e + e / (e + 1)) / 2 and cosh x = (e + 1 + 1 / (e + 1)) / 2,
/// both without cancellation. Near overflow of e each function is on its own.
template <class Value>
TAPELESS_INLINE constexpr void hyperbolic_sine_and_cosine(Value const& x, Value& sine,
                                                          Value& cosine) {
    if constexpr (std::is_floating_point_v<Value>) {
        constexpr Value largest = std::numeric_limits<Value>::max_exponent * Value(0.69);
        Value const size = x < Value(0) ? -x : x;
        if (!__builtin_is_constant_evaluated() && size < largest) {
            Value const e = std::expm1(size), power = e + Value(1), inverse = Value(1) / power;
            sine = std::copysign(Value(0.5) * (e + e * inverse), x);
            cosine = Value(0.5) * (power + inverse);
            return;
        }
    }
    sine = Value(math::sinh(x));
    cosine = Value(math::cosh(x));
}

/// Numbers that the kernels of `math/error_function.hpp` serve; not long double.
template <class Value>
inline constexpr bool fits_in_double =
    std::is_same_v<Value, double> || std::is_same_v<Value, float>;

/// erf(x) and exp(-x^2).
template <class Value>
TAPELESS_INLINE constexpr void erf_and_gaussian(Value const& x, Value& erf, Value& gaussian) {
    if constexpr (fits_in_double<Value>)
        if (!__builtin_is_constant_evaluated()) {
            auto const both = erf_pair(static_cast<double>(x));
            erf = static_cast<Value>(both.value);
            gaussian = static_cast<Value>(both.gaussian);
            return;
        }
    if constexpr (requires { foreign::own_erf_and_gaussian(x).first; }) {
        auto const both = foreign::own_erf_and_gaussian(x);
        erf = both.first;
        gaussian = both.second;
    } else {
        erf = Value(math::erf(x));
        gaussian = Value(math::exp(Value(-(x * x))));
    }
}

/// erfc(x) and exp(-x^2).
template <class Value>
TAPELESS_INLINE constexpr void erfc_and_gaussian(Value const& x, Value& erfc, Value& gaussian) {
    if constexpr (fits_in_double<Value>)
        if (!__builtin_is_constant_evaluated()) {
            number_pair const both = erfc_pair(static_cast<double>(x));
            erfc = static_cast<Value>(both[0]);
            gaussian = static_cast<Value>(both[1]);
            return;
        }
    if constexpr (requires { foreign::own_erfc_and_gaussian(x).first; }) {
        auto const both = foreign::own_erfc_and_gaussian(x);
        erfc = both.first;
        gaussian = both.second;
    } else {
        erfc = Value(math::erfc(x));
        gaussian = Value(math::exp(Value(-(x * x))));
    }
}

} // namespace tapeless::math
