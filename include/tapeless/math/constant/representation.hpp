// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <tapeless/math/double_double.hpp>
#include <type_traits>

/// How floating-point numbers are taken apart and put together in constant evaluation. An operation
/// that overflows or meets a NaN is no constant expression on one compiler or the other, so the
/// kernels decide such cases by comparison and return the constants below.
namespace tapeless::constant_math {

template <class Type>
concept Real = std::is_floating_point_v<Type>;

template <Real Type>
inline constexpr Type infinity = std::numeric_limits<Type>::infinity();
template <Real Type>
inline constexpr Type nan = std::numeric_limits<Type>::quiet_NaN();

template <Real Type>
constexpr bool isnan(Type x) {
    return x != x;
}

template <Real Type>
constexpr bool isinf(Type x) {
    return x == infinity<Type> || x == -infinity<Type>;
}

/// Zeros and NaNs keep their sign when long double becomes double; other values show theirs.
template <Real Type>
constexpr bool signbit(Type x) {
    if constexpr (sizeof(Type) == 4) return std::bit_cast<std::uint32_t>(x) >> 31 != 0;
    if (x < Type(0)) return true;
    if (x > Type(0)) return false;
    return std::bit_cast<std::uint64_t>(static_cast<double>(x)) >> 63 != 0;
}

template <Real Type>
constexpr Type fabs(Type x) {
    return signbit(x) ? -x : x;
}

template <Real Type>
constexpr Type copysign(Type magnitude, Type sign) {
    return signbit(magnitude) == signbit(sign) ? magnitude : -magnitude;
}

/// 2^exponent for a normal double.
constexpr double power_of_two(int exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

/// value * 2^exponent: the numbers of every format, and results that overflow or underflow it.
struct scaled {
    double_double value{};
    int exponent = 0;
};

/// A finite number other than zero as m * 2^e with 1 <= |m| < 2 (|m.hi| may round to 2).
constexpr scaled split(double x) {
    auto bits = std::bit_cast<std::uint64_t>(x);
    int offset = -1023;
    if ((bits >> 52 & 2047) == 0) {
        bits = std::bit_cast<std::uint64_t>(x * 0x1p64);
        offset = -1087;
    }
    int const exponent = static_cast<int>(bits >> 52 & 2047) + offset;
    return {{std::bit_cast<double>((bits & 0x800FFFFFFFFFFFFF) | 0x3FF0000000000000), 0.0},
            exponent};
}
constexpr scaled split(float x) { return split(static_cast<double>(x)); }
constexpr scaled split(long double x) {
    int offset = 0;
    for (; x >= 0x1p1000L || x <= -0x1p1000L; offset += 1000) x *= 0x1p-1000L;
    for (; x < 0x1p-900L && x > -0x1p-900L; offset -= 1000) x *= 0x1p1000L;
    auto const high = static_cast<double>(x);
    auto const low = static_cast<double>(x - static_cast<long double>(high));
    scaled const leading = split(high);
    bool const rounded_up =
        leading.value.hi * leading.value.hi == 1.0 && leading.value.hi * low < 0.0;
    int const exponent = leading.exponent - (rounded_up ? 1 : 0);
    double const factor = power_of_two(-exponent);
    return {{high * factor, low * factor}, exponent + offset};
}

/// A number of moderate size, exactly.
constexpr double_double exact(double x) { return {x, 0.0}; }
constexpr double_double exact(float x) { return {static_cast<double>(x), 0.0}; }
constexpr double_double exact(long double x) {
    auto const high = static_cast<double>(x);
    return {high, static_cast<double>(x - static_cast<long double>(high))};
}

/// Equal to value * 2^exponent up to normalisation; for exponents within double's range.
constexpr double_double unscaled(scaled x) { return scale(x.value, power_of_two(x.exponent)); }

} // namespace tapeless::constant_math
