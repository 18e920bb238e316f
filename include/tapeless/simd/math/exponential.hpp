// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/simd/math/twofold.hpp>

/// Exponentials: x = n ln 2 + r with |r| <= ln(2) / 2, and a polynomial of r.

namespace tapeless::simd::accurate {

namespace detail {

/// The greatest |x| worth telling apart: beyond it, exp(x) is infinite, or zero.
template <Batch B>
inline constexpr element<B> exponential_range = sizeof(element<B>) == 8 ? 760 : 110;

template <Batch B>
TAPELESS_INLINE inline B clamped(B const& x, B const& least, B const& most) {
    return xsimd::max(least, xsimd::min(most, x)); // of two operands, NaN is the second
}

/// exp(x) = 2^n (1 + r + t): r is exact and t small.
template <Batch B>
struct reduced_exponential {
    B n, r, t;

    TAPELESS_INLINE explicit reduced_exponential(B const& x) : reduced_exponential(x, nothing{}) {}
    /// Of x + low.
    TAPELESS_INLINE explicit reduced_exponential(B const& x, auto const& low) {
        n = nearest_integer(x, B(terms<B>::inverse_ln2));
        r = subtract_product(x, n, B(terms<B>::ln2_high));
        B missing = n * B(terms<B>::ln2_low);
        if constexpr (std::same_as<decltype(low), B const&>) missing = missing - low;
        B const whole = r - missing;
        t = product_minus(B(whole * whole), polynomial(terms<B>::exp_terms, whole), missing);
    }
    TAPELESS_INLINE B value() const { return scaled(B(constant<B>(1) + (r + t)), n); }

private:
    struct nothing {};
};

/// x + low, normalized, within the range of exponentials; NaN stays.
template <Batch B>
TAPELESS_INLINE inline twofold<B> clamped_exponent(twofold<B> const& x) {
    B const range = B(exponential_range<B>);
    B const high = clamped(x.high, negated(range), range);
    return {high, choose(magnitude(x.high) < range, x.low, constant<B>(0))};
}

} // namespace detail

/// At most 1 ULP.
template <Batch B>
TAPELESS_INLINE inline B exp(B const& x) {
    B const range = B(detail::exponential_range<B>);
    return detail::reduced_exponential<B>(detail::clamped(x, negated(range), range)).value();
}

/// Where x is not positive, for sums with 1: there is one end of the range to watch, and r is
/// rounded. At most 1.5 ULP.
template <Batch B>
TAPELESS_INLINE inline B exp_of_negative(B const& x) {
    B const inside = xsimd::max(B(-detail::exponential_range<B>), x); // NaN is the second
    B const n = nearest_integer(inside, B(terms<B>::inverse_ln2));
    B const near = subtract_product(inside, n, B(terms<B>::ln2_high));
    B const r = subtract_product(near, n, B(terms<B>::ln2_low));
    B const rest = multiply_add(B(r * r), polynomial(terms<B>::exp_terms, r), r);
    return scaled(B(constant<B>(1) + rest), n);
}

/// At most 1 ULP, exact at integers.
template <Batch B>
TAPELESS_INLINE inline B exp2(B const& x) {
    B const range = B(detail::exponential_range<B> * element<B>(1.5));
    B const inside = detail::clamped(x, negated(range), range);
    B const n = nearest_integer(inside), r = inside - n;
    B const one = constant<B>(1), bend = polynomial(terms<B>::exp2_terms, r);
    if constexpr (CanFuse<B> && sizeof(element<B>) == 4) // ln 2 happens to be a float to 2^-29
        return scaled(multiply_add(r, multiply_add(r, bend, B(terms<B>::ln2)), one), n);
    auto const main = exact_product(r, B(terms<B>::ln2));
    B const rest = multiply_add(B(r * r), bend, multiply_add(r, B(terms<B>::ln2_rest), main.low));
    return scaled(B(one + (main.high + rest)), n);
}

/// 2^n (1 + r + t) - 1 = (2^n - 1) + 2^n (r + t). At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B expm1(B const& x) {
    constexpr bool wide = sizeof(element<B>) == 8;
    // Half of 2^n, which is finite also where 2^n is not.
    B const most = constant<B>(wide ? 709.9 : 88.8), least = constant<B>(wide ? -40 : -20);
    detail::reduced_exponential<B> const e(detail::clamped(x, least, most));
    B const half_power = power_of_two(B(e.n - constant<B>(1)));
    auto const main = ordered_sum(B(half_power - constant<B>(0.5)), B(half_power * e.r));
    B const half = main.high + multiply_add(half_power, e.t, main.low);
    B const small = constant<B>(wide ? 0x1p-54 : 0x1p-25);
    return choose(magnitude(x) < small, x, B(half + half));
}

/// With |x| = n ln(2) / 2 + r and t = tanh r: (1 - 2^-n + (1 + 2^-n) t) / d up to n = 1, at n = 0 t
/// itself, and 1 - 2 2^-n (1 - t) / d beyond, d = 1 + 2^-n + (1 - 2^-n) t. n changes at 0.585 of a
/// step, from 1 to 2 where the result is 1/2: it rounds more below. At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B tanh(B const& x) {
    using number = element<B>;
    B const most = constant<B>(sizeof(number) == 8 ? 20 : 10), one = constant<B>(1);
    B const inside = xsimd::min(most, magnitude(x)); // NaN is the second
    B const steps = B(number(-2) * terms<B>::inverse_ln2);
    B const minus_n = nearest_integer(multiply_add(inside, steps, constant<B>(0.085)));
    B const r = multiply_add(minus_n, B(terms<B>::ln2_high / 2), inside);
    B const low = minus_n * B(terms<B>::ln2_low / 2), whole = r + low, square = whole * whole;
    B const bend = polynomial(terms<B>::tanh_terms, square);
    B const t = r + multiply_add(B(whole * square), bend, low);
    B const power = power_of_two(minus_n), less = one - power, more = one + power;
    B const twice = power + power;
    auto const far = minus_n < constant<B>(-1.5);
    B const above = choose(far, product_minus(twice, t, twice), multiply_add(more, t, less));
    B const q = above / multiply_add(less, t, more);
    return B(choose(far, one, constant<B>(0)) + q) | sign_of(x);
}

/// sinh and cosh of r, |r| <= ln(2) / 2, without their leading terms r and 1.
template <Batch B>
struct hyperbolic_parts {
    B n, r, sine, cosine;

    TAPELESS_INLINE explicit hyperbolic_parts(B const& x) {
        n = nearest_integer(x, B(terms<B>::inverse_ln2));
        r = subtract_product(x, n, B(terms<B>::ln2_high));
        B const low = n * B(terms<B>::ln2_low), whole = r - low, square = whole * whole;
        sine = product_minus(B(whole * square), polynomial(terms<B>::sinh_terms, square), low);
        cosine = square * polynomial(terms<B>::cosh_terms, square);
    }
};

/// With a, b = 2^n/2 -+ 2^-n/2: sinh(n ln 2 + r) = a cosh r + b sinh r. At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B sinh(B const& x) {
    B const most = constant<B>(sizeof(element<B>) == 8 ? 710.5 : 89.5), size = magnitude(x);
    hyperbolic_parts<B> const e(xsimd::min(most, size));
    // Half of the result, since 2^n may overflow where it does not.
    B const rising = power_of_two(B(e.n - constant<B>(2)));
    B const falling = power_of_two(negated(B(xsimd::min(constant<B>(60), e.n) + constant<B>(2))));
    B const a = rising - falling, b = rising + falling;
    B const rest = multiply_add(a, e.cosine, B(b * e.sine));
    auto const main = ordered_sum(a, B(b * e.r));
    B const half = main.high + (main.low + rest);
    B const small = constant<B>(sizeof(element<B>) == 8 ? 0x1p-28 : 0x1p-13);
    return choose(size < small, x, B((half + half) | sign_of(x)));
}

/// cosh(n ln 2 + r) = b cosh r + a sinh r. At most 2 ULP.
template <Batch B>
TAPELESS_INLINE inline B cosh(B const& x) {
    B const most = constant<B>(sizeof(element<B>) == 8 ? 710.5 : 89.5), size = magnitude(x);
    hyperbolic_parts<B> const e(xsimd::min(most, size));
    B const rising = power_of_two(B(e.n - constant<B>(2)));
    B const falling = power_of_two(negated(B(xsimd::min(constant<B>(60), e.n) + constant<B>(2))));
    B const a = rising - falling, b = rising + falling;
    B const lost = falling - (b - rising);
    B const rest = multiply_add(b, e.cosine, multiply_add(a, e.sine, lost));
    B const half = b + multiply_add(a, e.r, rest);
    return half + half;
}

} // namespace tapeless::simd::accurate
