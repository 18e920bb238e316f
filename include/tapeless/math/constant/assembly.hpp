// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/representation.hpp>

/// The way back from a scaled double-double to a number: one rounding, also into the denormals.
namespace tapeless::constant_math {

/// 2^exponent * x for normal results, rounded once for denormal ones; overflow gives infinity.
template <Real Type>
constexpr Type ldexp(Type x, int exponent) {
    if (x == Type(0) || isnan(x) || isinf(x)) return x;
    using Wide = std::conditional_t<sizeof(Type) <= 8, double, long double>;
    auto const [mantissa, own_exponent] = split(x);
    constexpr int smallest = std::numeric_limits<Type>::min_exponent;
    int target = own_exponent + (exponent < -70000 ? -70000 : exponent > 70000 ? 70000 : exponent);
    if (target >= std::numeric_limits<Type>::max_exponent)
        return x > Type(0) ? infinity<Type> : -infinity<Type>;
    if (target < smallest - 70) return x > Type(0) ? Type(0) : -Type(0);
    Wide result = static_cast<Wide>(mantissa.hi) + static_cast<Wide>(mantissa.lo);
    for (; target > 1000; target -= 1000) result *= static_cast<Wide>(0x1p1000);
    if constexpr (sizeof(Type) == 4) {
        return static_cast<float>(result * power_of_two(target));
    } else {
        // Only the last factor can round: 2^64 keeps the product before it normal.
        if (target >= smallest) {
            for (; target < -1000; target += 1000) result *= static_cast<Wide>(0x1p-1000);
            return result * static_cast<Wide>(power_of_two(target));
        }
        for (target += 64; target < -1000; target += 1000) result *= static_cast<Wide>(0x1p-1000);
        return result * static_cast<Wide>(power_of_two(target)) * static_cast<Wide>(0x1p-64);
    }
}

/// The mantissa in [1/2, 1) and the exponent by reference, as std::frexp.
template <Real Type>
constexpr Type frexp(Type x, int* exponent) {
    *exponent = 0;
    if (x == Type(0) || isnan(x) || isinf(x)) return x;
    scaled const parts = split(x);
    *exponent = parts.exponent + 1;
    return (static_cast<Type>(parts.value.hi) + static_cast<Type>(parts.value.lo)) * Type(0.5);
}

/// hi + lo rounded to odd: a later rounding to two bits less or fewer is then as good as direct.
constexpr double round_to_odd(double_double x) {
    auto const bits = std::bit_cast<std::uint64_t>(x.hi);
    if (x.lo == 0.0 || (bits & 1) != 0) return x.hi;
    bool const away = (x.lo > 0.0) == (x.hi > 0.0);
    return std::bit_cast<double>(away ? bits + 1 : bits - 1);
}

/// x.value * 2^x.exponent below the smallest normal number: adding the power of two whose unit in
/// the last place is the denormal spacing rounds at the right bit; the error of that addition and
/// the low part then correct the one case in which the high part alone is a tie.
template <class Wide>
constexpr Wide round_denormal(double_double value, int bits_above) {
    auto const high = static_cast<Wide>(value.hi), low = static_cast<Wide>(value.lo);
    auto const anchor =
        static_cast<Wide>(power_of_two(bits_above)) * (high < Wide(0) ? Wide(-1) : Wide(1));
    Wide const sum = anchor + high;
    Wide const rest = high - (sum - anchor);
    return (sum + (rest + low)) - anchor;
}

/// Rounds a normalised value to the format.
template <Real Type>
constexpr Type assemble(scaled x) {
    if (x.value.hi == 0.0) return static_cast<Type>(x.value.hi);
    scaled const leading = split(x.value.hi);
    int const exponent = leading.exponent + x.exponent;
    using Limits = std::numeric_limits<Type>;
    bool const negative = x.value.hi < 0.0;
    if (exponent > Limits::max_exponent) return negative ? -infinity<Type> : infinity<Type>;
    if (exponent < Limits::min_exponent - Limits::digits - 2) return negative ? -Type(0) : Type(0);
    double_double const value{leading.value.hi, x.value.lo * power_of_two(-leading.exponent)};
    if constexpr (sizeof(Type) == 4) {
        double const odd = round_to_odd(value) * power_of_two(exponent);
        if (odd >= 0x1.FFFFFFp127) return infinity<Type>;
        if (odd <= -0x1.FFFFFFp127) return -infinity<Type>;
        return static_cast<float>(odd);
    } else {
        if (exponent < Limits::min_exponent - 1) {
            int const bits_above = Limits::min_exponent - 1 - exponent;
            return ldexp(round_denormal<Type>(value, bits_above), exponent);
        }
        return ldexp(static_cast<Type>(value.hi) + static_cast<Type>(value.lo), exponent);
    }
}

template <Real Type>
constexpr Type assemble(double_double x) {
    return assemble<Type>(scaled{x, 0});
}

} // namespace tapeless::constant_math
