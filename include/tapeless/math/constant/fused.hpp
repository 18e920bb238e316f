// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/assembly.hpp>
#include <tapeless/math/constant/wide_word.hpp>

/// a * b + c with a single rounding, by integers.
namespace tapeless::constant_math {

/// (high * 2^128 + low) * 2^exponent; the last bit of `low` also stands for everything below it.
struct long_number {
    wide_word high = 0;
    wide_word low = 0;
    int exponent = 0;
    bool negative = false;
};

/// Divides by 2^distance; bits that fall out are gathered in the last one.
constexpr long_number shifted(long_number x, int distance) {
    x.exponent += distance;
    wide_word lost = 0;
    if (distance >= 256) {
        lost = x.high | x.low;
        x.high = x.low = 0;
    } else if (distance >= 128) {
        int const rest = distance - 128;
        lost = x.low | (rest == 0 ? 0 : x.high << (128 - rest));
        x.low = x.high >> rest;
        x.high = 0;
    } else if (distance > 0) {
        lost = x.low << (128 - distance);
        x.low = x.low >> distance | x.high << (128 - distance);
        x.high >>= distance;
    }
    if (lost != 0) x.low |= 1;
    return x;
}

/// The sum of two numbers below 2^255 with equal exponents.
constexpr long_number add_aligned(long_number x, long_number y) {
    if (x.negative == y.negative) {
        wide_word const low = x.low + y.low;
        return {x.high + y.high + (low < x.low ? 1u : 0u), low, x.exponent, x.negative};
    }
    bool const swapped = x.high < y.high || (x.high == y.high && x.low < y.low);
    long_number const larger = swapped ? y : x, smaller = swapped ? x : y;
    wide_word const borrow = larger.low < smaller.low ? 1u : 0u;
    return {larger.high - smaller.high - borrow, larger.low - smaller.low, x.exponent,
            larger.negative};
}

constexpr int leading_zeros(wide_word x) {
    auto const high = static_cast<std::uint64_t>(x >> 64);
    return high != 0 ? std::countl_zero(high)
                     : 64 + std::countl_zero(static_cast<std::uint64_t>(x));
}

/// Rounds to nearest, ties to even, at the last place of the format, denormal or not.
template <Real Type>
constexpr Type rounded(long_number x) {
    if ((x.high | x.low) == 0) return Type(0);
    if (x.high == 0) x = {x.low, 0, x.exponent - 128, x.negative};
    int const zeros = leading_zeros(x.high), top_exponent = x.exponent + 255 - zeros;
    wide_word const top = zeros == 0 ? x.high : x.high << zeros | x.low >> (128 - zeros);
    bool const sticky = zeros == 0 ? x.low != 0 : x.low << zeros != 0;
    using Limits = std::numeric_limits<Type>;
    int const missing = Limits::min_exponent - 1 - top_exponent;
    int const cut = 128 - Limits::digits + (missing > 0 ? missing : 0);
    Type const sign = x.negative ? Type(-1) : Type(1);
    if (cut > 128) return Type(0) * sign;
    wide_word const kept = cut == 128 ? 0 : top >> cut, half = static_cast<wide_word>(1)
                                                               << (cut - 1);
    wide_word const rest = cut == 128 ? top : top & (2 * half - 1);
    bool const up = rest > half || (rest == half && (sticky || (kept & 1) != 0));
    auto const result = static_cast<Type>(kept + (up ? 1u : 0u)) * sign;
    return ldexp(result, top_exponent - 127 + cut);
}

template <Real Type>
constexpr Type fma_of_limits(Type a, Type b, Type c) {
    if (isnan(a) || isnan(b) || isnan(c)) return nan<Type>;
    if (!isinf(a) && !isinf(b)) return isinf(c) ? c : a * b + c;
    if (a == Type(0) || b == Type(0)) return nan<Type>;
    Type const product = signbit(a) == signbit(b) ? infinity<Type> : -infinity<Type>;
    return c == -product ? nan<Type> : product;
}

template <Real Type>
constexpr Type fma(Type a, Type b, Type c) {
    auto const finite = [](Type x) { return !isnan(x) && !isinf(x); };
    bool const regular = finite(a) && finite(b) && finite(c) && a != Type(0) && b != Type(0);
    if (!regular) return fma_of_limits(a, b, c);
    scaled const left = split(fabs(a)), right = split(fabs(b));
    wide_word const factor = integer_mantissa(left.value);
    wide_word const product = factor * integer_mantissa(right.value);
    long_number x{product >> 1, product << 127, left.exponent + right.exponent - 253,
                  signbit(a) != signbit(b)};
    if (c == Type(0)) return rounded<Type>(x);
    scaled const addend = split(fabs(c));
    long_number y{static_cast<wide_word>(integer_mantissa(addend.value)) << 63, 0,
                  addend.exponent - 254, signbit(c)};
    if (x.exponent < y.exponent) x = shifted(x, y.exponent - x.exponent);
    if (y.exponent < x.exponent) y = shifted(y, x.exponent - y.exponent);
    return rounded<Type>(add_aligned(x, y));
}

} // namespace tapeless::constant_math
