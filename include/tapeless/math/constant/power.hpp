// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/logarithmic.hpp>
#include <tapeless/math/constant/rounding.hpp>

namespace tapeless::constant_math {

/// Every number beyond 2^digits is an even integer.
template <Real Type>
constexpr bool is_odd_integer(Type y) {
    return trunc(y) == y && trunc(y * Type(0.5)) != y * Type(0.5);
}

/// x^y for x == 0 or infinite: y decides between zero and infinity, odd integers keep the sign.
template <Real Type>
constexpr Type pow_of_limit(Type x, Type y) {
    bool const grows = (x == Type(0)) == (y < Type(0));
    Type const magnitude = grows ? infinity<Type> : Type(0);
    return signbit(x) && is_odd_integer(y) ? -magnitude : magnitude;
}

/// |x|^y for finite x other than 0 and 1 and finite y other than 0.
template <Real Type>
constexpr scaled pow_scaled(Type x, Type y) {
    double_double const logarithm = log_scaled(split(x));
    bool const grows = (logarithm.hi > 0.0) == (y > Type(0));
    scaled const huge{{1.0, 0.0}, 40000}, tiny{{1.0, 0.0}, -40000};
    if (y > Type(0x1p90) || y < -Type(0x1p90)) return grows ? huge : tiny;
    // |log x| < 2^14: the power is closer to one than any format can tell.
    if (y < Type(0x1p-90) && y > -Type(0x1p-90)) return {{1.0, 0.0}, 0};
    double_double const exponent = logarithm * exact(y);
    if (exponent.hi > exp_limit || exponent.hi < -exp_limit) return grows ? huge : tiny;
    return exp_scaled(exponent);
}

/// C99 F.9.4.4, case by case.
template <Real Type>
constexpr Type pow(Type x, Type y) {
    if (y == Type(0) || x == Type(1)) return Type(1);
    if (isnan(x)) return x;
    if (isnan(y)) return y;
    if (isinf(y)) {
        if (x == Type(-1)) return Type(1);
        return (fabs(x) > Type(1)) == (y > Type(0)) ? infinity<Type> : Type(0);
    }
    if (x == Type(0) || isinf(x)) return pow_of_limit(x, y);
    if (x < Type(0) && trunc(y) != y) return nan<Type>;
    if (x == Type(-1)) return is_odd_integer(y) ? x : Type(1);
    Type const magnitude = assemble<Type>(pow_scaled(fabs(x), y));
    return x < Type(0) && is_odd_integer(y) ? -magnitude : magnitude;
}

} // namespace tapeless::constant_math
