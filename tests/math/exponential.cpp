// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <catch2/catch.hpp>
#include <tapeless/math/constant/exponential.hpp>
#include <tapeless/math/constant/hyperbolic.hpp>
#include <tapeless/math/constant/logarithmic.hpp>

#include <vector>

namespace kernel = tapeless::constant_math;
using namespace reference;

namespace {

/// Arguments over the whole format, and where exponentials neither overflow nor vanish.
template <class Type>
std::vector<Type> exponents(std::uint64_t seed, Type largest) {
    arguments<Type> make(seed);
    return joined<Type>({make.everywhere(1500), make.between(3000, -largest, largest),
                         make.spread(2500, -30, 4), make.around(largest, 300),
                         make.around(-largest, 300), make.edges()});
}

template <class Type>
constexpr Type log_of_largest = static_cast<Type>(std::numeric_limits<Type>::max_exponent *
                                                  0.6931471805599453L);

template <class Type>
std::vector<Type> positives(std::uint64_t seed) {
    arguments<Type> make(seed);
    return joined<Type>({make.everywhere(3000, false), make.between(1500, Type(0), Type(4)),
                         make.around(Type(1), 1500), make.edges()});
}

} // namespace

TEMPLATE_TEST_CASE("exponentials are correctly rounded but for rare ties", "[math]", float, double,
                   long double) {
    using Type = TestType;
    auto const natural = exponents<Type>(1, log_of_largest<Type>);
    auto const binary =
        exponents<Type>(2, static_cast<Type>(std::numeric_limits<Type>::max_exponent));
    check_worst(0.501, sweep(
                           natural, [](Type x) { return kernel::exp(x); }, mpfr_exp));
    check_worst(0.501, sweep(
                           natural, [](Type x) { return kernel::expm1(x); }, mpfr_expm1));
    check_worst(0.501, sweep(
                           binary, [](Type x) { return kernel::exp2(x); }, mpfr_exp2));
}

TEMPLATE_TEST_CASE("logarithms are correctly rounded but for rare ties", "[math]", float, double,
                   long double) {
    using Type = TestType;
    auto const all = positives<Type>(3);
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::log(x); }, mpfr_log));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::log2(x); }, mpfr_log2));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::log10(x); }, mpfr_log10));
    arguments<Type> make(4);
    auto const near_zero =
        joined<Type>({all, make.spread(3000, -80, 3), make.around(Type(-1), 500)});
    check_worst(0.501, sweep(
                           near_zero, [](Type x) { return kernel::log1p(x); }, mpfr_log1p));
}

TEMPLATE_TEST_CASE("hyperbolic functions are correctly rounded but for rare ties", "[math]", float,
                   double, long double) {
    using Type = TestType;
    auto const all = exponents<Type>(5, log_of_largest<Type> + Type(0.7L));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::sinh(x); }, mpfr_sinh));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::cosh(x); }, mpfr_cosh));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::tanh(x); }, mpfr_tanh));
}

TEMPLATE_TEST_CASE("inverse hyperbolic functions are correctly rounded but for rare ties", "[math]",
                   float, double, long double) {
    using Type = TestType;
    arguments<Type> make(6);
    auto const all =
        joined<Type>({make.everywhere(2000), make.spread(3000, -60, 60), make.around(Type(1), 1500),
                      make.around(Type(-1), 500), make.edges()});
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::asinh(x); }, mpfr_asinh));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::acosh(x); }, mpfr_acosh));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::atanh(x); }, mpfr_atanh));
}
