// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "reference.hpp"
#include <tapeless/math/double_double.hpp>

namespace kernel = tapeless::constant_math;
using kernel::double_double;
using namespace reference;

namespace {

void set(real& x, double_double value) {
    mpfr_set_d(x.get(), value.hi, MPFR_RNDN);
    mpfr_add_d(x.get(), x.get(), value.lo, MPFR_RNDN);
}

/// log2 of the relative error.
double error(double_double found, real const& expected) {
    real x;
    set(x, found);
    mpfr_sub(x.get(), x.get(), expected.get(), MPFR_RNDN);
    if (mpfr_zero_p(x.get())) return -1000.0;
    mpfr_div(x.get(), x.get(), expected.get(), MPFR_RNDN);
    return std::log2(std::fabs(mpfr_get_d(x.get(), MPFR_RNDN)));
}

} // namespace

TEST_CASE("sums and products of two doubles are exact", "[math]") {
    arguments<double> make(71);
    auto const x = make.spread(20000, -60, 60), y = make.spread(20000, -60, 60);
    for (std::size_t i = 0; i < x.size(); ++i) {
        CAPTURE(x[i], y[i]);
        real const a(static_cast<long double>(x[i])), b(static_cast<long double>(y[i]));
        real exact;
        mpfr_mul(exact.get(), a.get(), b.get(), MPFR_RNDN);
        REQUIRE(error(kernel::two_product(x[i], y[i]), exact) == -1000.0);
        mpfr_add(exact.get(), a.get(), b.get(), MPFR_RNDN);
        REQUIRE(error(kernel::two_sum(x[i], y[i]), exact) == -1000.0);
    }
}

TEST_CASE("double-double arithmetic keeps 102 bits, cancellation included", "[math]") {
    arguments<double> make(72);
    auto const x = make.spread(20000, -30, 30), y = make.spread(20000, -30, 30);
    double worst_sum = -1000.0, worst_product = -1000.0, worst_quotient = -1000.0,
           worst_power = -1000.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        double_double const a = kernel::fast_two_sum(x[i], x[i] * make.uniform(-0x1p-53, 0x1p-53));
        // Every other pair nearly cancels.
        double const second = i % 2 == 0 ? y[i] : -x[i] * (1.0 + make.uniform(0.0, 0x1p-40));
        double_double const b =
            kernel::fast_two_sum(second, second * make.uniform(-0x1p-53, 0x1p-53));
        real left, right, exact;
        set(left, a);
        set(right, b);
        mpfr_add(exact.get(), left.get(), right.get(), MPFR_RNDN);
        if (!mpfr_zero_p(exact.get())) worst_sum = std::fmax(worst_sum, error(a + b, exact));
        mpfr_mul(exact.get(), left.get(), right.get(), MPFR_RNDN);
        worst_product = std::fmax(worst_product, error(a * b, exact));
        mpfr_div(exact.get(), left.get(), right.get(), MPFR_RNDN);
        worst_quotient = std::fmax(worst_quotient, error(a / b, exact));
        mpfr_pow_ui(exact.get(), left.get(), 7, MPFR_RNDN);
        worst_power = std::fmax(worst_power, error(kernel::integer_power(a, 7), exact));
    }
    CHECK(worst_sum < -102.0);
    CHECK(worst_product < -102.0);
    CHECK(worst_quotient < -102.0);
    CHECK(worst_power < -99.0);
}
