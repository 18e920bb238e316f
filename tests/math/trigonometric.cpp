// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <tapeless/math/constant/inverse_trigonometric.hpp>
#include <tapeless/math/constant/trigonometric.hpp>

#include <vector>

namespace kernel = tapeless::constant_math;
using namespace reference;

namespace {

/// Numbers nearest to multiples of pi/2, from small multiples to the largest the format reaches.
template <class Type>
std::vector<Type> near_multiples_of_half_pi(std::uint64_t seed) {
    arguments<Type> make(seed);
    std::vector<Type> result;
    mpfr_t half_pi, product;
    mpfr_inits2(17000, half_pi, product, static_cast<mpfr_ptr>(nullptr));
    mpfr_const_pi(half_pi, MPFR_RNDN);
    mpfr_div_2ui(half_pi, half_pi, 1, MPFR_RNDN);
    int const largest = std::numeric_limits<Type>::max_exponent - 2;
    for (int i = 0; i < 1500; ++i) {
        Type const multiple = i < 500 ? static_cast<Type>(i + 1)
                                      : std::ldexp(make.any_mantissa(), 1 + i * 131 % largest);
        mpfr_mul_d(product, half_pi, 1.0, MPFR_RNDN);
        real const factor(static_cast<long double>(std::floor(multiple)));
        mpfr_mul(product, half_pi, factor.get(), MPFR_RNDN);
        real nearest;
        mpfr_set(nearest.get(), product, MPFR_RNDN);
        Type const x = rounded<Type>(nearest);
        result.insert(result.end(), {x, std::nextafter(x, Type(0)), -x});
    }
    mpfr_clears(half_pi, product, static_cast<mpfr_ptr>(nullptr));
    return result;
}

/// The doubles and floats that come closest to a multiple of pi/2.
template <class Type>
std::vector<Type> worst_of_all() {
    if constexpr (sizeof(Type) == 4)
        return {16367173.0f * 0x1p72f, 0x1.921FB6p1f};
    else
        return {static_cast<Type>(6381956970095103.0 * 0x1p797), Type(5.319372648326541e+255L)};
}

template <class Type>
std::vector<Type> angles(std::uint64_t seed) {
    arguments<Type> make(seed);
    return joined<Type>(
        {make.everywhere(1500), make.spread(3000, -30, 10), make.between(2000, Type(-7), Type(7)),
         near_multiples_of_half_pi<Type>(seed + 1), worst_of_all<Type>(), make.edges()});
}

} // namespace

TEMPLATE_TEST_CASE("sine and cosine are correctly rounded for every argument but for rare ties",
                   "[math]", float, double, long double) {
    using Type = TestType;
    auto const all = angles<Type>(11);
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::sin(x); }, mpfr_sin));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::cos(x); }, mpfr_cos));
}

TEMPLATE_TEST_CASE("the tangent is correctly rounded for every argument but for rare ties",
                   "[math]", float, double, long double) {
    using Type = TestType;
    check_worst(0.501, sweep(
                           angles<Type>(12), [](Type x) { return kernel::tan(x); }, mpfr_tan));
}

TEMPLATE_TEST_CASE("inverse trigonometric functions are correctly rounded but for rare ties",
                   "[math]", float, double, long double) {
    using Type = TestType;
    arguments<Type> make(13);
    auto const all = joined<Type>({make.everywhere(2000), make.between(2000, Type(-1), Type(1)),
                                   make.spread(2000, -40, -1), make.around(Type(1), 700),
                                   make.around(Type(-1), 700), make.edges()});
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::asin(x); }, mpfr_asin));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::acos(x); }, mpfr_acos));
    check_worst(0.501, sweep(
                           all, [](Type x) { return kernel::atan(x); }, mpfr_atan));
    auto const slopes = make.spread(3000, -8, 80);
    check_worst(0.501, sweep(
                           slopes, [](Type x) { return kernel::atan(x); }, mpfr_atan));
}

TEMPLATE_TEST_CASE("atan2 is correctly rounded in all quadrants but for rare ties", "[math]", float,
                   double, long double) {
    using Type = TestType;
    arguments<Type> make(14);
    auto const near = [&] { return make.spread(3000, -20, 20); };
    auto const far = [&] { return make.everywhere(3000); };
    auto const call = [](Type y, Type x) { return kernel::atan2(y, x); };
    check_worst(0.501, sweep(near(), near(), call, mpfr_atan2));
    check_worst(0.501, sweep(far(), far(), call, mpfr_atan2));
    check_worst(0.501, sweep(near(), far(), call, mpfr_atan2));
    auto edges = arguments<Type>::edges();
    for (auto const y : edges) {
        std::vector<Type> const heights(edges.size(), y);
        check_worst(0.501, sweep(heights, edges, call, mpfr_atan2));
    }
}
