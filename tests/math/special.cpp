// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <tapeless/math/constant/special.hpp>

namespace kernel = tapeless::constant_math;
using namespace reference;

namespace {

/// log |gamma| without the sign.
int log_gamma(mpfr_ptr result, mpfr_srcptr x, mpfr_rnd_t mode) {
    int sign = 0;
    return mpfr_lgamma(result, &sign, x, mode);
}

/// digamma is -+inf at +-0 and NaN at the other poles.
int digamma(mpfr_ptr result, mpfr_srcptr x, mpfr_rnd_t mode) {
    if (!mpfr_zero_p(x)) return mpfr_digamma(result, x, mode);
    mpfr_set_inf(result, mpfr_signbit(x) ? 1 : -1);
    return 0;
}

} // namespace

TEMPLATE_TEST_CASE("error functions are correctly rounded but for rare ties", "[math]", float,
                   double, long double) {
    using Type = TestType;
    arguments<Type> make(31);
    auto const all = joined<Type>({make.everywhere(600), make.between(2000, Type(-8), Type(8)),
                                   make.spread(1500, -12, 2), make.edges()});
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::erf(x); }, mpfr_erf));
    auto const tails = joined<Type>(
        {all, make.between(600, Type(7), Type(28)), make.between(100, Type(26), Type(108))});
    check_worst(0.501, sweep(
                           tails, [](Type x) { return kernel::erfc(x); }, mpfr_erfc));
}

TEMPLATE_TEST_CASE("lgamma is correctly rounded for positive arguments but for rare ties", "[math]",
                   float, double, long double) {
    using Type = TestType;
    arguments<Type> make(32);
    auto const all =
        joined<Type>({make.everywhere(700, false), make.between(700, Type(0.5), Type(3)),
                      make.around(Type(1), 700), make.around(Type(2), 700),
                      make.between(700, Type(0), Type(40))});
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::lgamma(x); }, log_gamma));
}

TEMPLATE_TEST_CASE("lgamma of negative arguments has a tiny absolute error next to its roots",
                   "[math]", float, double, long double) {
    using Type = TestType;
    arguments<Type> make(33);
    auto const all = joined<Type>({make.between(1000, Type(-30), Type(0)),
                                   make.around(Type(-3), 200), make.spread(500, -60, 6),
                                   make.edges(), make.around(Type(-2.4570247382208005874L), 300),
                                   make.around(Type(-2.7476826467274126919L), 300)});
    check_with_roots(
        0.501, 0x1p-79, all, [](Type x) { return kernel::lgamma(x); }, log_gamma);
}

TEMPLATE_TEST_CASE("digamma is correctly rounded for positive arguments but for rare ties",
                   "[math]", float, double, long double) {
    using Type = TestType;
    arguments<Type> make(34);
    auto const root = Type(1.4616321449683623413L);
    auto const all = joined<Type>({make.spread(1000, -120, 60, false), make.around(root, 1000),
                                   make.between(1000, Type(0), Type(40))});
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::digamma(x); }, digamma));
}

TEMPLATE_TEST_CASE("digamma of negative arguments has a tiny absolute error next to its roots",
                   "[math]", float, double, long double) {
    using Type = TestType;
    arguments<Type> make(35);
    auto const all =
        joined<Type>({make.between(1000, Type(-30), Type(0)), make.around(Type(-3), 200),
                      make.spread(500, -60, 6), make.around(Type(-0.50408300826445540926L), 500)});
    check_with_roots(
        0.501, 0x1p-79, all, [](Type x) { return kernel::digamma(x); }, digamma);
}
