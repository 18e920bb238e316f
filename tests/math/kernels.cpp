// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <tapeless/math/functions.hpp>

#include <vector>

namespace math = tapeless::math;
using namespace reference;

namespace {

using number = double;

/// Where exp neither overflows nor vanishes, where it does, and where it hardly differs from 1.
std::vector<number> exponents() {
    arguments<number> make(61);
    return joined<number>({make.between(60000, -708, 709.7), make.between(20000, -1, 1),
                           make.spread(8000, -70, 11), make.everywhere(2000), make.edges()});
}
/// Every row of the table, both sides of 1, and every exponent.
std::vector<number> positives() {
    arguments<number> make(62);
    return joined<number>({make.between(60000, 0.5, 2), make.around(1, 20000),
                           make.between(4000, 0.98, 1.02), make.everywhere(8000, false),
                           make.everywhere(100), make.edges()});
}
std::vector<number> above_minus_one() {
    arguments<number> make(63);
    return joined<number>({make.between(60000, -0.6, 1.1), make.spread(20000, -70, 0),
                           make.everywhere(4000), make.around(-1, 200), make.edges()});
}

int softplus(mpfr_ptr result, mpfr_srcptr x, mpfr_rnd_t mode) {
    if (mpfr_inf_p(x))
        return mpfr_signbit(x) ? mpfr_set_zero(result, 1), 0 : mpfr_set(result, x, mode);
    mpfr_exp(result, x, mode);
    return mpfr_log1p(result, result, mode);
}

} // namespace

TEST_CASE("exp in place errs by little more than a half, like the C library's", "[math]") {
    auto const all = exponents();
    check_worst(0.56, sweep(all, math::fast_exp, mpfr_exp));
    check_worst(0.56, sweep(
                          all, [](number x) { return math::exp(x); }, mpfr_exp));
}

TEST_CASE("exp in place errs by less than one where its result is denormal, and then vanishes",
          "[math]") {
    arguments<number> make(64);
    auto const all = joined<number>({make.between(20000, -746, -708), make.around(-745.2, 500)});
    check_worst(1.01, sweep(all, math::fast_exp, mpfr_exp));
    auto const overflow = joined<number>({make.around(709.78, 500), make.between(500, 709, 1e4)});
    check_worst(0.56, sweep(overflow, math::fast_exp, mpfr_exp));
}

TEST_CASE("log in place errs by less than a unit, on both sides of one as well", "[math]") {
    auto const all = positives();
    check_worst(0.8, sweep(all, math::fast_log, mpfr_log));
    check_worst(0.8, sweep(
                         all, [](number x) { return math::log(x); }, mpfr_log));
    arguments<number> make(65);
    auto const apart =
        joined<number>({make.between(20000, 0.1, 0.999), make.between(20000, 1.001, 9)});
    check_worst(0.58, sweep(apart, math::fast_log, mpfr_log));
}

TEST_CASE("log1p in place errs by less than a unit and keeps the sign of zero", "[math]") {
    auto const all = above_minus_one();
    check_worst(0.9, sweep(all, math::fast_log1p, mpfr_log1p));
    check_worst(0.9, sweep(
                         all, [](number x) { return math::log1p(x); }, mpfr_log1p));
    CHECK(std::signbit(math::fast_log1p(-0.0)));
}

TEST_CASE("log1p of a fraction takes zero, one and NaN as well", "[math]") {
    arguments<number> make(66);
    auto const fractions = joined<number>({make.between(40000, 0, 1), {0.0, 1.0, 0x1p-1074}});
    check_worst(0.9, sweep(fractions, math::log1p_of_fraction, mpfr_log1p));
    CHECK(std::isnan(math::log1p_of_fraction(std::nan(""))));
    CHECK(std::isnan(math::log1p_of_fraction(-std::nan(""))));
}

TEST_CASE("softplus and sigmoid are right at both signs and at the edges", "[math]") {
    arguments<number> make(67);
    auto const all = joined<number>({make.between(20000, -40, 40), make.spread(4000, -60, 3)});
    check_worst(2.0, sweep(
                         all, [](number x) { return math::softplus(x); }, softplus));
    number const infinite = std::numeric_limits<number>::infinity();
    for (number const x : {infinite, -infinite, 800.0, -800.0, 0.0, -0.0}) {
        number both[2];
        math::softplus_and_sigmoid(x, both[0], both[1]);
        CHECK(both[0] == (x > 0 ? x : x == 0 ? std::log(2.0) : 0.0));
        CHECK(both[1] == (x > 0 ? 1.0 : x == 0 ? 0.5 : 0.0));
        CHECK(both[0] == math::softplus(x));
        CHECK(both[1] == math::sigmoid(x));
    }
    CHECK(std::isnan(math::softplus(std::nan(""))));
    CHECK(std::isnan(math::sigmoid(std::nan(""))));
}
