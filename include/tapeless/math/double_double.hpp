// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless::constant_math {

/// The unevaluated sum hi + lo with |lo| <= ulp(hi) / 2: about 104 bits of precision and the
/// exponent range of double. The kernels scale their arguments first, so the operations below ask
/// for operands and results well inside that range (2^-900 to 2^900 for products).
struct double_double {
    double hi = 0.0;
    double lo = 0.0;
};

/// Exact sum, given |a| >= |b| or a == 0.
constexpr double_double fast_two_sum(double a, double b) {
    double const sum = a + b;
    return {sum, b - (sum - a)};
}

/// Exact sum (Knuth).
constexpr double_double two_sum(double a, double b) {
    double const sum = a + b, image = sum - a;
    return {sum, (a - (sum - image)) + (b - image)};
}

/// Exact product. Compilers may contract a * b + c where the machine has a fused multiply-add, and
/// there it is also the shortest way; elsewhere, and in constant evaluation, Veltkamp's splitting
/// at 2^27 + 1 and Dekker's product.
constexpr double_double two_product(double a, double b) {
#ifdef __FP_FAST_FMA
    if (!__builtin_is_constant_evaluated()) return {a * b, __builtin_fma(a, b, -(a * b))};
#endif
    double const shifted_a = 134217729.0 * a, shifted_b = 134217729.0 * b, product = a * b;
    double const high_a = shifted_a - (shifted_a - a), high_b = shifted_b - (shifted_b - b);
    double const low_a = a - high_a, low_b = b - high_b;
    return {product,
            ((high_a * high_b - product) + high_a * low_b + low_a * high_b) + low_a * low_b};
}

constexpr double_double operator-(double_double a) { return {-a.hi, -a.lo}; }

constexpr double_double operator+(double_double a, double b) {
    double_double const sum = two_sum(a.hi, b);
    return fast_two_sum(sum.hi, sum.lo + a.lo);
}

/// The accurate variant: the relative error stays below 2^-104 even when the terms cancel.
constexpr double_double operator+(double_double a, double_double b) {
    double_double const high = two_sum(a.hi, b.hi), low = two_sum(a.lo, b.lo);
    double_double const sum = fast_two_sum(high.hi, high.lo + low.hi);
    return fast_two_sum(sum.hi, sum.lo + low.lo);
}

constexpr double_double operator-(double_double a, double_double b) {
    return a + double_double{-b.hi, -b.lo};
}

constexpr double_double operator*(double_double a, double b) {
    double_double const product = two_product(a.hi, b);
    return fast_two_sum(product.hi, product.lo + a.lo * b);
}

constexpr double_double operator*(double_double a, double_double b) {
    double_double const product = two_product(a.hi, b.hi);
    return fast_two_sum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

/// Schoolbook division with two digits of 53 bits each; a.hi - product.hi is exact.
constexpr double_double operator/(double_double a, double_double b) {
    double const first = a.hi / b.hi;
    double_double const product = two_product(first, b.hi);
    double const rest = ((a.hi - product.hi) - product.lo) + (a.lo - first * b.lo);
    return fast_two_sum(first, rest / b.hi);
}

constexpr double_double reciprocal(double_double x) { return double_double{1.0, 0.0} / x; }

/// x^n for n >= 1.
template <class Number>
constexpr Number integer_power(Number x, int n) {
    Number result = x;
    for (n -= 1; n > 0; n >>= 1) {
        if ((n & 1) != 0) result = result * x;
        if (n > 1) x = x * x;
    }
    return result;
}

/// Exact: both parts times a power of two.
constexpr double_double scale(double_double a, double power_of_two) {
    return {a.hi * power_of_two, a.lo * power_of_two};
}

constexpr double_double absolute(double_double a) { return a.hi < 0.0 ? -a : a; }

} // namespace tapeless::constant_math
