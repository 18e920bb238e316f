// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "polygamma_reference.hpp"
#include <complex>
#include <tapeless/math/functions.hpp>

namespace math = tapeless::math;
using namespace reference;

namespace {

int digamma(mpfr_ptr result, mpfr_srcptr x, mpfr_rnd_t mode) {
    if (!mpfr_zero_p(x)) return mpfr_digamma(result, x, mode);
    mpfr_set_inf(result, mpfr_signbit(x) ? 1 : -1);
    return 0;
}

/// A number type that has nothing but arithmetic, comparison and log, found by its argument.
struct plain {
    explicit plain(double v) : value(v) {}
    double value;
    friend plain operator+(plain a, plain b) { return plain(a.value + b.value); }
    friend plain operator-(plain a, plain b) { return plain(a.value - b.value); }
    friend plain operator*(plain a, plain b) { return plain(a.value * b.value); }
    friend plain operator/(plain a, plain b) { return plain(a.value / b.value); }
    friend plain operator-(plain a) { return plain(-a.value); }
    friend bool operator<(plain a, plain b) { return a.value < b.value; }
    friend bool operator==(plain a, plain b) { return a.value == b.value; }
    friend plain log(plain a) { return plain(std::log(a.value)); }
    friend plain exp(plain a) { return plain(std::exp(a.value)); }
    friend plain log1p(plain a) { return plain(std::log1p(a.value)); }
    friend plain tan(plain a) { return plain(std::tan(a.value)); }
    friend plain floor(plain a) { return plain(std::floor(a.value)); }
};

} // namespace

TEMPLATE_TEST_CASE("digamma at run time errs by a few units in the last place", "[math]", float,
                   double, long double) {
    using Type = TestType;
    arguments<Type> make(41);
    auto const call = [](Type x) { return math::digamma(x); };
    auto const root = Type(1.4616321449683623413L);
    auto const positive = joined<Type>({make.spread(1000, -40, 60, false), make.around(root, 1000),
                                        make.between(3000, Type(0), Type(40))});
    check_worst(4.0, sweep(positive, call, digamma));
    auto const negative = joined<Type>(
        {make.between(2000, Type(-30), Type(0)), make.around(Type(-0.50408300826445540926L), 300)});
    // Roots lie between all poles: the error counts beside the larger of the value and one.
    worst found;
    real value, difference;
    for (Type const x : negative) {
        real const argument(static_cast<long double>(x));
        digamma(value.get(), argument.get(), MPFR_RNDN);
        mpfr_set_ld(difference.get(), static_cast<long double>(call(x)), MPFR_RNDN);
        mpfr_sub(difference.get(), difference.get(), value.get(), MPFR_RNDN);
        long double const size = std::fmax(1.0L, std::fabs(mpfr_get_ld(value.get(), MPFR_RNDN)));
        long double const unit =
            size * static_cast<long double>(std::numeric_limits<Type>::epsilon());
        found.see(static_cast<double>(std::fabs(mpfr_get_ld(difference.get(), MPFR_RNDN)) / unit),
                  static_cast<long double>(x));
    }
    check_worst(6.0, found);
}

TEMPLATE_TEST_CASE("polygamma at run time errs by a few units in the last place", "[math]", float,
                   double, long double) {
    using Type = TestType;
    for (int const n : {1, 2, 3, 4, 5, 7, 8, 10, 12, 13, 20}) {
        CAPTURE(n);
        arguments<Type> make(42);
        auto const call = [&](Type x) { return math::polygamma(n, x); };
        polygamma expected(n);
        auto const positive =
            joined<Type>({make.between(200, Type(0), Type(5)), make.spread(60, -5, 8, false),
                          make.between(100, Type(5), Type(60))});
        check_worst(6.0, sweep(positive, call, expected));
        auto const negative = make.between(200, Type(-60), Type(0));
        worst found;
        real value, scale;
        for (Type const x : negative) {
            // Even orders have roots: the error counts beside the two nearest poles' terms.
            real const argument(static_cast<long double>(x));
            expected(value.get(), argument.get(), MPFR_RNDN);
            if (std::isinf(rounded<Type>(value))) continue;
            long double const below = x - std::floor(x), above = std::ceil(x) - x;
            long double const size = std::tgamma(static_cast<long double>(n + 1)) *
                                     (std::pow(below, -n - 1.0L) + std::pow(above, -n - 1.0L));
            mpfr_set_ld(scale.get(), static_cast<long double>(call(x)), MPFR_RNDN);
            mpfr_sub(scale.get(), scale.get(), value.get(), MPFR_RNDN);
            long double const error = std::fabs(mpfr_get_ld(scale.get(), MPFR_RNDN)) / size /
                                      std::numeric_limits<Type>::epsilon();
            found.see(static_cast<double>(error), static_cast<long double>(x));
        }
        check_worst(8.0, found);
    }
}

TEMPLATE_TEST_CASE("digamma and polygamma at run time take C's way at poles and limits", "[math]",
                   float, double, long double) {
    using Type = TestType;
    constexpr Type infinity = std::numeric_limits<Type>::infinity();
    Type const zero = Type(0);
    CHECK(math::digamma(zero) == -infinity);
    CHECK(math::digamma(-zero) == infinity);
    CHECK(math::polygamma(1, zero) == infinity);
    CHECK(math::polygamma(1, -zero) == infinity);
    CHECK(math::polygamma(2, zero) == -infinity);
    CHECK(math::polygamma(2, -zero) == infinity);
    CHECK(math::digamma(infinity) == infinity);
    CHECK(math::polygamma(3, infinity) == zero);
    for (Type const pole : {Type(-1), Type(-2), Type(-100), Type(-1e9f), -infinity}) {
        CHECK(std::isnan(math::digamma(pole)));
        CHECK(std::isnan(math::polygamma(1, pole)));
        CHECK(std::isnan(math::polygamma(2, pole)));
    }
    CHECK(std::isnan(math::digamma(std::numeric_limits<Type>::quiet_NaN())));
    CHECK(std::isnan(math::polygamma(2, std::numeric_limits<Type>::quiet_NaN())));
    CHECK(std::isnan(math::polygamma(-1, Type(2))));
    CHECK(math::polygamma(0, Type(3)) == math::digamma(Type(3)));
}

TEST_CASE("digamma and polygamma of complex numbers obey the duplication formula", "[math]") {
    using complex = std::complex<double>;
    complex const at_i = math::digamma(complex(0, 1));
    CHECK(std::abs(at_i - complex(0.09465032062247697727, 2.0766740474685811741)) < 1e-14);
    arguments<double> make(43);
    for (int i = 0; i < 4000; ++i) {
        complex const z(make.uniform(-20, 20), make.uniform(-30, 30));
        CAPTURE(z);
        complex const once = 0.5 * (math::digamma(z) + math::digamma(z + 0.5)) + std::log(2.0);
        CHECK(std::abs(math::digamma(2.0 * z) - once) < 1e-13 * (10 + std::abs(once)));
        for (int const n : {1, 2, 5}) {
            // psi(n, 2z) 2^(n + 1) = psi(n, z) + psi(n, z + 1/2)
            complex const left = math::polygamma(n, 2.0 * z) * std::ldexp(1.0, n + 1);
            complex const first = math::polygamma(n, z), second = math::polygamma(n, z + 0.5);
            double const size = std::abs(first) + std::abs(second);
            CHECK(std::abs(left - (first + second)) < 1e-12 * size);
        }
    }
}

TEST_CASE("digamma, polygamma and the logistic functions take a user's number type", "[math]") {
    for (double const x : {0.3, 1.4616, 2.5, 14.0, -0.7, -33.2}) {
        CAPTURE(x);
        CHECK(math::digamma(plain(x)).value ==
              Approx(math::digamma(x)).epsilon(1e-12).margin(1e-14));
        CHECK(math::polygamma(1, plain(x)).value == Approx(math::polygamma(1, x)).epsilon(1e-12));
        CHECK(math::polygamma(4, plain(x)).value == Approx(math::polygamma(4, x)).epsilon(1e-11));
        CHECK(math::sigmoid(plain(x)).value == math::sigmoid(x));
        CHECK(math::softplus(plain(x)).value == math::softplus(x));
    }
}

TEMPLATE_TEST_CASE("sigmoid and softplus keep their precision in both tails", "[math]", float,
                   double, long double) {
    using Type = TestType;
    arguments<Type> make(44);
    Type const end = static_cast<Type>(std::numeric_limits<Type>::max_exponent) * Type(0.69L);
    auto const all = joined<Type>(
        {make.between(3000, -end, end),
         make.spread(2000, -30, 6),
         {Type(0), -Type(0), std::numeric_limits<Type>::infinity(),
          -std::numeric_limits<Type>::infinity(), std::numeric_limits<Type>::quiet_NaN()}});
    auto const sigmoid = [](mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t mode) {
        mpfr_neg(y, x, mode);
        mpfr_exp(y, y, mode);
        mpfr_add_ui(y, y, 1, mode);
        return mpfr_ui_div(y, 1, y, mode);
    };
    auto const softplus = [](mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t mode) {
        mpfr_exp(y, x, mode);
        return mpfr_log1p(y, y, mode);
    };
    check_worst(2.5, sweep(
                         all, [](Type x) { return math::sigmoid(x); }, sigmoid));
    check_worst(2.5, sweep(
                         all, [](Type x) { return math::softplus(x); }, softplus));
}
