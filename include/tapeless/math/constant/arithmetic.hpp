// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/assembly.hpp>

/// Sums, products and quotients with the results of IEEE 754 where the language has none: it
/// refuses constants that divide by zero, that overflow, or that become NaN.
namespace tapeless::constant_math {

/// Below it, neither sums nor products overflow, nor quotients by what is above its reciprocal.
template <Real Type>
inline constexpr Type moderate = ldexp(Type(1), std::numeric_limits<Type>::max_exponent / 2 - 1);
/// Its square is the reciprocal of the power of two that is the first to overflow.
template <Real Type>
inline constexpr Type root_of_range = Type(0.5) / moderate<Type>;

template <Real Type>
constexpr bool is_moderate(Type x) {
    return x < moderate<Type> && x > -moderate<Type>;
}
template <Real Type>
constexpr Type signed_infinity(bool negative) {
    return negative ? -infinity<Type> : infinity<Type>;
}

/// Overflow is found at half the size, where it has the same bits.
template <Real Type>
constexpr Type add(Type a, Type b) {
    if (is_moderate(a) && is_moderate(b)) return a + b;
    if (isnan(a) || isnan(b)) return nan<Type>;
    if (isinf(a)) return b == -a ? nan<Type> : a;
    if (isinf(b)) return b;
    constexpr Type end = ldexp(Type(1), std::numeric_limits<Type>::max_exponent - 1);
    Type const half = a * Type(0.5) + b * Type(0.5);
    return half < end && half > -end ? a + b : signed_infinity<Type>(half < Type(0));
}

template <Real Type>
constexpr Type subtract(Type a, Type b) {
    return add(a, -b);
}

template <Real Type>
constexpr Type multiply(Type a, Type b) {
    if (is_moderate(a) && is_moderate(b)) return a * b;
    if (isnan(a) || isnan(b)) return nan<Type>;
    bool const negative = signbit(a) != signbit(b);
    if (isinf(a) || isinf(b))
        return a == Type(0) || b == Type(0) ? nan<Type> : signed_infinity<Type>(negative);
    Type const x = fabs(a), y = fabs(b);
    bool const overflows = x > Type(1) && y > Type(1) &&
                           (x * root_of_range<Type>)*(y * root_of_range<Type>) >= Type(1);
    return overflows ? signed_infinity<Type>(negative) : a * b;
}

template <Real Type>
constexpr Type divide(Type a, Type b) {
    constexpr Type least = Type(1) / moderate<Type>;
    if (is_moderate(a) && is_moderate(b) && (b > least || b < -least)) return a / b;
    if (isnan(a) || isnan(b)) return nan<Type>;
    bool const negative = signbit(a) != signbit(b);
    if (isinf(a)) return isinf(b) ? nan<Type> : signed_infinity<Type>(negative);
    if (isinf(b)) return negative ? -Type(0) : Type(0);
    if (b == Type(0)) return a == Type(0) ? nan<Type> : signed_infinity<Type>(negative);
    Type const x = fabs(a), y = fabs(b);
    bool const overflows = x > root_of_range<Type> && y < Type(1) &&
                           x * root_of_range<Type> >= y / root_of_range<Type>;
    return overflows ? signed_infinity<Type>(negative) : a / b;
}

} // namespace tapeless::constant_math
