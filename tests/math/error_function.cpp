// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <tapeless/math/functions.hpp>

#include <vector>

namespace math = tapeless::math;
using namespace reference;

namespace {

int gaussian(mpfr_ptr result, mpfr_srcptr x, mpfr_rnd_t mode) {
    mpfr_sqr(result, x, mode);
    mpfr_neg(result, result, mode);
    return mpfr_exp(result, result, mode);
}

/// MPFR's function to forty bits more than the format has: its error functions take long to the 240
/// bits of a reference.
template <class Type, unary_reference Function>
int beyond(mpfr_ptr result, mpfr_srcptr x, mpfr_rnd_t mode) {
    mpfr_t value;
    mpfr_init2(value, std::numeric_limits<Type>::digits + 40);
    Function(value, x, mode);
    int const inexact = mpfr_set(result, value, mode);
    mpfr_clear(value);
    return inexact;
}

template <class Type>
struct both {
    Type value, gaussian;
};
template <class Type>
constexpr both<Type> of_erf(Type x) {
    both<Type> r{};
    math::erf_and_gaussian(x, r.value, r.gaussian);
    return r;
}
template <class Type>
constexpr both<Type> of_erfc(Type x) {
    both<Type> r{};
    math::erfc_and_gaussian(x, r.value, r.gaussian);
    return r;
}

/// Where the exponential falls from 1 to 0, both signs; every row of the table; the edges.
template <class Type>
std::vector<Type> range() {
    arguments<Type> make(51);
    return joined<Type>({make.between(40000, Type(-4), Type(4)), make.spread(4000, -40, 2),
                         make.between(8000, Type(3.5), Type(28)), make.around(Type(3.5625), 400),
                         make.between(2000, Type(26), Type(28)),
                         make.between(2000, Type(9), Type(11)), make.everywhere(1000),
                         make.edges()});
}

} // namespace

TEST_CASE("erfc and the exponential of its slope err by less than erfc alone of the C library",
          "[math]") {
    auto const all = range<double>();
    auto const mine = sweep(
        all, [](double x) { return of_erfc(x).value; }, beyond<double, mpfr_erfc>);
    auto const theirs = sweep(
        all, [](double x) { return std::erfc(x); }, beyond<double, mpfr_erfc>);
    check_worst(2.7, mine);
    CHECK(mine.ulp < theirs.ulp);
    arguments<double> make(52);
    auto const near = make.between(20000, -3.0, 3.0);
    check_worst(1.2,
                sweep(
                    near, [](double x) { return of_erfc(x).value; }, beyond<double, mpfr_erfc>));
    check_worst(1.6, sweep(
                         all, [](double x) { return of_erfc(x).gaussian; }, gaussian));
}

TEST_CASE("erf and the exponential of its slope err by little more than a half", "[math]") {
    auto const all = range<double>();
    check_worst(1.3, sweep(
                         all, [](double x) { return of_erf(x).value; }, beyond<double, mpfr_erf>));
    check_worst(1.6, sweep(
                         all, [](double x) { return of_erf(x).gaussian; }, gaussian));
}

TEST_CASE("in float, error functions and their exponentials are rounded from double", "[math]") {
    auto const all = range<float>();
    check_worst(0.501, sweep(
                           all, [](float x) { return of_erf(x).value; }, beyond<float, mpfr_erf>));
    check_worst(0.501,
                sweep(
                    all, [](float x) { return of_erfc(x).value; }, beyond<float, mpfr_erfc>));
    check_worst(0.501, sweep(
                           all, [](float x) { return of_erf(x).gaussian; }, gaussian));
    check_worst(0.501, sweep(
                           all, [](float x) { return of_erfc(x).gaussian; }, gaussian));
}

TEST_CASE("elsewhere the pair is two functions", "[math]") {
    for (long double const x : {-3.0L, -0.1L, 0.0L, 0.7L, 5.0L}) {
        CHECK(of_erf(x).value == std::erf(x));
        CHECK(of_erfc(x).value == std::erfc(x));
        CHECK(of_erfc(x).gaussian == std::exp(-x * x));
    }
    constexpr auto folded = of_erfc(0.75), other = of_erf(0.75);
    static_assert(folded.value > 0.288 && folded.value < 0.289);
    CHECK(folded.value == tapeless::constant_math::erfc(0.75));
    CHECK(other.gaussian == folded.gaussian);
}
