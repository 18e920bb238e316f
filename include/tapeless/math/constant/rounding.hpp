// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/representation.hpp>

namespace tapeless::constant_math {

/// Whether the number is an integer by its size alone, or has none (NaN).
template <Real Type>
constexpr bool has_no_fraction(Type x) {
    constexpr auto bound = static_cast<Type>(1ull << (std::numeric_limits<Type>::digits - 1));
    return !(x < bound && x > -bound);
}

/// All four keep the sign of zero: ceil(-0.5) is -0.
template <Real Type>
constexpr Type trunc(Type x) {
    if (has_no_fraction(x)) return x;
    return copysign(static_cast<Type>(static_cast<std::int64_t>(x)), x);
}

template <Real Type>
constexpr Type floor(Type x) {
    if (has_no_fraction(x)) return x;
    Type const whole = trunc(x);
    return whole > x ? whole - Type(1) : whole;
}

template <Real Type>
constexpr Type ceil(Type x) {
    if (has_no_fraction(x)) return x;
    Type const whole = trunc(x);
    return whole < x ? copysign(whole + Type(1), x) : whole;
}

/// Half away from zero.
template <Real Type>
constexpr Type round(Type x) {
    if (has_no_fraction(x)) return x;
    Type const whole = trunc(x), rest = x - whole;
    if (rest >= Type(0.5)) return whole + Type(1);
    return rest <= Type(-0.5) ? whole - Type(1) : whole;
}

} // namespace tapeless::constant_math
