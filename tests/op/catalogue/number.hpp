// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "math/reference.hpp"

#include <concepts>
#include <mpfr.h>

namespace catalogue_test {

/// A number of 600 bits with an exponent that neither overflows nor underflows: the references of
/// the catalogue are written with it as the mathematics is.
class number {
public:
    number() { mpfr_init2(value_, 600); }
    number(std::floating_point auto x) : number() {
        mpfr_set_ld(value_, static_cast<long double>(x), MPFR_RNDN);
    }
    number(int x) : number() { mpfr_set_si(value_, x, MPFR_RNDN); }
    number(number const& other) : number() { mpfr_set(value_, other.value_, MPFR_RNDN); }
    number& operator=(number const& other) {
        mpfr_set(value_, other.value_, MPFR_RNDN);
        return *this;
    }
    ~number() { mpfr_clear(value_); }
    mpfr_ptr get() { return value_; }
    mpfr_srcptr get() const { return value_; }

    friend number operator+(number const& a, number const& b) { return of<mpfr_add>(a, b); }
    friend number operator-(number const& a, number const& b) { return of<mpfr_sub>(a, b); }
    friend number operator*(number const& a, number const& b) { return of<mpfr_mul>(a, b); }
    friend number operator/(number const& a, number const& b) { return of<mpfr_div>(a, b); }
    friend number operator-(number const& a) { return of<mpfr_neg>(a); }
    friend bool operator<(number const& a, number const& b) {
        return mpfr_less_p(a.get(), b.get());
    }
    friend bool operator==(number const& a, number const& b) {
        return mpfr_equal_p(a.get(), b.get());
    }

    friend number abs(number const& x) { return of<mpfr_abs>(x); }
    friend number exp(number const& x) { return of<mpfr_exp>(x); }
    friend number exp2(number const& x) { return of<mpfr_exp2>(x); }
    friend number expm1(number const& x) { return of<mpfr_expm1>(x); }
    friend number log(number const& x) { return of<mpfr_log>(x); }
    friend number log2(number const& x) { return of<mpfr_log2>(x); }
    friend number log10(number const& x) { return of<mpfr_log10>(x); }
    friend number log1p(number const& x) { return of<mpfr_log1p>(x); }
    friend number sqrt(number const& x) { return of<mpfr_sqrt>(x); }
    friend number cbrt(number const& x) { return of<mpfr_cbrt>(x); }
    friend number hypot(number const& x, number const& y) { return of<mpfr_hypot>(x, y); }
    friend number pow(number const& x, number const& p) { return of<mpfr_pow>(x, p); }
    friend number sin(number const& x) { return of<mpfr_sin>(x); }
    friend number cos(number const& x) { return of<mpfr_cos>(x); }
    friend number tan(number const& x) { return of<mpfr_tan>(x); }
    friend number asin(number const& x) { return of<mpfr_asin>(x); }
    friend number acos(number const& x) { return of<mpfr_acos>(x); }
    friend number atan(number const& x) { return of<mpfr_atan>(x); }
    friend number atan2(number const& y, number const& x) { return of<mpfr_atan2>(y, x); }
    friend number sinh(number const& x) { return of<mpfr_sinh>(x); }
    friend number cosh(number const& x) { return of<mpfr_cosh>(x); }
    friend number tanh(number const& x) { return of<mpfr_tanh>(x); }
    friend number asinh(number const& x) { return of<mpfr_asinh>(x); }
    friend number acosh(number const& x) { return of<mpfr_acosh>(x); }
    friend number atanh(number const& x) { return of<mpfr_atanh>(x); }
    friend number erf(number const& x) { return of<mpfr_erf>(x); }
    friend number erfc(number const& x) { return of<mpfr_erfc>(x); }
    friend number digamma(number const& x) { return of<mpfr_digamma>(x); }
    friend number floor(number const& x) { return rounded<mpfr_floor>(x); }
    friend number ceil(number const& x) { return rounded<mpfr_ceil>(x); }
    friend number round(number const& x) { return rounded<mpfr_round>(x); }
    friend number trunc(number const& x) { return rounded<mpfr_trunc>(x); }
    friend number lgamma(number const& x) {
        number y;
        int sign = 0;
        mpfr_lgamma(y.get(), &sign, x.get(), MPFR_RNDN);
        return y;
    }
    friend number copysign(number const& x, number const& y) {
        number z;
        mpfr_copysign(z.get(), x.get(), y.get(), MPFR_RNDN);
        return z;
    }

private:
    template <auto Function>
    static number of(number const& x) {
        number y;
        Function(y.get(), x.get(), MPFR_RNDN);
        return y;
    }
    template <auto Function>
    static number of(number const& a, number const& b) {
        number y;
        Function(y.get(), a.get(), b.get(), MPFR_RNDN);
        return y;
    }
    template <auto Function>
    static number rounded(number const& x) {
        number y;
        Function(y.get(), x.get());
        return y;
    }

    mpfr_t value_;
};

inline number pi() {
    number y;
    mpfr_const_pi(y.get(), MPFR_RNDN);
    return y;
}

/// The error of `got` in units in the last place, where an error is excused that is small beside
/// `beside`: 0 where roots or underflow have no claim to relative precision.
template <class Type>
double error_of(Type got, number const& expected, long double beside = 0) {
    reference::real exact;
    mpfr_set(exact.get(), expected.get(), MPFR_RNDN);
    double const ulp = reference::ulp_error(got, exact);
    if (beside == 0 || ulp == 0 || !std::isfinite(got) || !mpfr_number_p(exact.get())) return ulp;
    number const size(std::fmax(beside, std::fabs(mpfr_get_ld(exact.get(), MPFR_RNDN))));
    number const relative = abs(number(got) - expected) / size;
    long double const unit = static_cast<long double>(std::numeric_limits<Type>::epsilon());
    return std::fmin(ulp, static_cast<double>(mpfr_get_ld(relative.get(), MPFR_RNDN) / unit));
}

} // namespace catalogue_test
