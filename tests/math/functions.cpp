// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>
#include <random>
#include <tapeless/math/functions.hpp>
#include <xsimd/xsimd.hpp>

namespace math = tapeless::math;

namespace {

using complex = std::complex<double>;
using batch = xsimd::batch<double>;

/// A number type with functions of its own, found by its argument.
struct tagged {
    double value = 0.0;
    explicit tagged(double v) : value(v) {}
    friend tagged operator*(tagged a, tagged b) { return tagged(a.value * b.value); }
    friend tagged operator+(tagged a, tagged b) { return tagged(a.value + b.value); }
    friend tagged operator/(tagged a, tagged b) { return tagged(a.value / b.value); }
    friend tagged sin(tagged) { return tagged(42.0); }
    friend tagged exp(tagged a) { return tagged(std::exp(a.value)); }
    friend tagged log(tagged a) { return tagged(std::log(a.value)); }
    friend tagged sqrt(tagged a) { return tagged(std::sqrt(a.value)); }
};
struct nothing {};

template <class X>
concept HasSin = requires(X const& x) {
    math::sin(x);
};
template <class X>
concept HasErf = requires(X const& x) {
    math::erf(x);
};
template <class X>
concept HasCbrt = requires(X const& x) {
    math::cbrt(x);
};
template <class X>
concept HasFloor = requires(X const& x) {
    math::floor(x);
};
template <class X>
concept HasAtan2 = requires(X const& x) {
    math::atan2(x, x);
};
template <class X>
concept HasExp2 = requires(X const& x) {
    math::exp2(x);
};
template <class X>
concept HasDigamma = requires(X const& x) {
    math::digamma(x);
};

using wide = std::complex<long double>;

/// exp(z) - 1 and log(1 + z) by their series where the difference would cancel.
wide slow_expm1(wide z) {
    if (std::abs(z) > 0.5L) return std::exp(z) - 1.0L;
    wide sum{}, term = 1.0L;
    for (int k = 1; k < 40; ++k) sum += term *= z / static_cast<long double>(k);
    return sum;
}
wide slow_log1p(wide z) {
    if (std::abs(z) > 0.5L) return std::log(z + 1.0L);
    wide sum{}, power = -1.0L;
    for (int k = 1; k < 80; ++k) sum += (power *= -z) / static_cast<long double>(k);
    return sum;
}

} // namespace

TEST_CASE("a type has exactly the functions that mean something for it", "[math]") {
    STATIC_REQUIRE(HasSin<float>);
    STATIC_REQUIRE(HasSin<int>);
    STATIC_REQUIRE(HasSin<complex>);
    STATIC_REQUIRE(HasSin<batch>);
    STATIC_REQUIRE(HasSin<tagged>);
    STATIC_REQUIRE_FALSE(HasSin<nothing>);
    STATIC_REQUIRE(HasErf<double>);
    STATIC_REQUIRE(HasErf<batch>);
    STATIC_REQUIRE_FALSE(HasErf<complex>);
    STATIC_REQUIRE_FALSE(HasErf<tagged>);
    STATIC_REQUIRE_FALSE(HasCbrt<complex>);
    STATIC_REQUIRE_FALSE(HasFloor<complex>);
    STATIC_REQUIRE_FALSE(HasAtan2<complex>);
    STATIC_REQUIRE(HasExp2<complex>);
    STATIC_REQUIRE(HasExp2<tagged>);
    STATIC_REQUIRE_FALSE(HasExp2<nothing>);
    STATIC_REQUIRE(HasDigamma<complex>);
    STATIC_REQUIRE(HasDigamma<batch>);
    STATIC_REQUIRE_FALSE(HasDigamma<nothing>);
}

TEST_CASE("the same call is the library's at run time and a kernel's in constant evaluation",
          "[math]") {
    double const volatile hidden = 0.7;
    CHECK(math::sin(double(hidden)) == std::sin(double(hidden)));
    CHECK(math::pow(double(hidden), 2.5) == std::pow(double(hidden), 2.5));
    CHECK(math::erfc(double(hidden)) == std::erfc(double(hidden)));
    CHECK(math::fma(double(hidden), 0.1, -0.07) == std::fma(double(hidden), 0.1, -0.07));
    STATIC_REQUIRE(math::sin(1.0) == 0.8414709848078965);
    STATIC_REQUIRE(math::pow(2, 0.5f) == 1.4142135623730951);
    STATIC_REQUIRE(math::hypot(2.0L, 3.0L, 6.0L) == 7.0L);
    STATIC_REQUIRE(math::rsqrt(0.25f) == 2.0f);
    STATIC_REQUIRE(math::digamma(1) == -0.5772156649015329);
    STATIC_REQUIRE(math::polygamma(2, 1.0) == -2.4041138063191886);
    STATIC_REQUIRE(math::sigmoid(0.0) == 0.5);
    STATIC_REQUIRE(math::sigmoid(-800.0) == 0.0);
    STATIC_REQUIRE(math::softplus(1000.0) == 1000.0);
    STATIC_REQUIRE(std::is_same_v<decltype(math::exp(1.0f)), float>);
    STATIC_REQUIRE(std::is_same_v<decltype(math::exp(1)), double>);
    STATIC_REQUIRE(std::is_same_v<decltype(math::pow(1.0f, 2)), double>);
    STATIC_REQUIRE(math::constant<float>(math::constant_pi) == 3.14159274f);
}

TEST_CASE("a number type's own functions are found, and identities stand in for others", "[math]") {
    CHECK(math::sin(tagged(1.0)).value == 42.0);
    CHECK(math::exp2(tagged(3.0)).value == Approx(8.0));
    CHECK(math::log2(tagged(8.0)).value == Approx(3.0));
    CHECK(math::rsqrt(tagged(4.0)).value == 0.5);
    CHECK(math::fma(tagged(2.0), tagged(3.0), tagged(4.0)).value == 10.0);
}

TEST_CASE("functions that std::complex lacks are exact near zero as well", "[math]") {
    std::mt19937_64 engine(61);
    std::uniform_real_distribution<double> angle(-3.1, 3.1), magnitude(-40.0, 3.0);
    for (int i = 0; i < 20000; ++i) {
        complex const z = std::polar(std::exp2(magnitude(engine)), angle(engine));
        wide const exact(z);
        CAPTURE(z);
        auto const near = [](complex found, wide expected) {
            return std::abs(wide(found) - expected) <= 2e-15L * std::abs(expected);
        };
        REQUIRE(near(math::expm1(z), slow_expm1(exact)));
        REQUIRE(near(math::log1p(z), slow_log1p(exact)));
        REQUIRE(near(math::exp2(z), std::exp(exact * math::constant_ln2)));
        REQUIRE(near(math::rsqrt(z), 1.0L / std::sqrt(exact)));
        REQUIRE(near(math::log2(z), std::log(exact) * math::constant_inverse_ln2));
        // Next to a pole the argument's own error grows.
        wide const expected = 1.0L / (1.0L + std::exp(-exact));
        long double const condition = 1.0L + std::abs(exact * (1.0L - expected));
        REQUIRE(std::abs(wide(math::sigmoid(z)) - expected) <=
                2e-15L * condition * std::abs(expected));
    }
    CHECK(math::log1p(complex(1e200, -1e200)).real() ==
          Approx(std::log(std::sqrt(2.0)) + 200 * std::log(10.0)));
}

TEST_CASE("batches use their own functions and get what scalars get", "[math]") {
    alignas(64) double x[batch::size], found[batch::size];
    for (double& value : x) value = -7.5 + 2.75 * static_cast<double>(&value - x);
    auto const every_lane = [&](auto function) {
        function(batch::load_aligned(x)).store_aligned(found);
        for (std::size_t i = 0; i < batch::size; ++i) {
            CAPTURE(x[i]);
            CHECK(found[i] == Approx(function(x[i])).epsilon(1e-13));
        }
    };
    every_lane([](auto v) { return math::sin(v); });
    every_lane([](auto v) { return math::exp2(v); });
    every_lane([](auto v) { return math::rsqrt(v * v); });
    every_lane([](auto v) { return math::sigmoid(v); });
    every_lane([](auto v) { return math::softplus(v); });
    every_lane([](auto v) { return math::digamma(v); });
    every_lane([](auto v) { return math::polygamma(3, v); });
    every_lane([](auto v) { return math::fma(v, v, v); });
    every_lane([](auto v) { return math::hypot(v, v, v); });
}
