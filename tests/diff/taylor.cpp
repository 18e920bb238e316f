// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>

namespace tl = tapeless;

namespace {

constexpr auto tangent = tl::function([](auto x) { return tan(x); });
constexpr auto exp_sin = tl::function([](auto x) { return exp(sin(x)); });

TEST_CASE("the series of tan x at 0 to order 20, in exact fractions", "[diff]") {
    constexpr long double coefficient[] = {1.0L,
                                           1.0L / 3,
                                           2.0L / 15,
                                           17.0L / 315,
                                           62.0L / 2835,
                                           1382.0L / 155925,
                                           21844.0L / 6081075,
                                           929569.0L / 638512875,
                                           6404582.0L / 10854718875,
                                           443861162.0L / 1856156927625};
    auto const c = tl::taylor<20>(tangent)(0.0);
    STATIC_REQUIRE(c.size() == 21);
    for (std::size_t k = 0; k < 21; ++k) {
        if (k % 2 == 0)
            CHECK(c[k] == 0.0);
        else
            CHECK(std::fabs(c[k] - coefficient[k / 2]) <= 4e-16L * coefficient[k / 2]);
    }
}

TEST_CASE("the series of tan x at 1/2 adds up to tan", "[diff]") {
    auto const c = tl::taylor<20>(tangent)(0.5);
    for (long double const h : {0.1L, -0.15L}) {
        long double sum = 0;
        for (std::size_t k = 21; k-- > 0;) sum = sum * h + static_cast<long double>(c[k]);
        CHECK(static_cast<double>(sum) ==
              Approx(static_cast<double>(std::tan(0.5L + h))).epsilon(1e-14));
    }
}

/// From f' = f cos by Leibniz' rule.
std::array<long double, 9> derivatives_of_exp_sin(long double x) {
    long double const turn[4] = {std::cos(x), -std::sin(x), -std::cos(x), std::sin(x)};
    std::array<long double, 9> f{std::exp(std::sin(x))};
    for (std::size_t n = 0; n + 1 < f.size(); ++n) {
        long double binomial = 1;
        for (std::size_t k = 0; k <= n; ++k) {
            f[n + 1] += binomial * turn[k % 4] * f[n - k];
            binomial = binomial * static_cast<long double>(n - k) / static_cast<long double>(k + 1);
        }
    }
    return f;
}

TEST_CASE("derivatives of exp(sin x)", "[diff]") {
    CHECK(tl::derivative<6>(exp_sin)(0.0) == -3.0); // 1, 1, 1, 0, -3, -8, -3, 56, 217
    CHECK(tl::derivative<7>(exp_sin)(0.0) == Approx(56.0).epsilon(1e-15));
    CHECK(tl::derivative<8>(exp_sin)(0.0) == Approx(217.0).epsilon(1e-15));
    for (double const x : {-2.0, 0.3, 1.1, 4.0}) {
        auto const exact = derivatives_of_exp_sin(x);
        auto const near = [&](double value, std::size_t order) {
            return std::fabs(value - exact[order]) <= 1e-13L * std::fabs(exact[order]);
        };
        CHECK(near(tl::derivative<0>(exp_sin)(x), 0));
        CHECK(near(tl::derivative<1>(exp_sin)(x), 1));
        CHECK(near(tl::derivative<2>(exp_sin)(x), 2));
        CHECK(near(tl::derivative<3>(exp_sin)(x), 3));
        CHECK(near(tl::derivative<6>(exp_sin)(x), 6));
        CHECK(near(tl::derivative(tl::derivative<5>(exp_sin))(x), 6));
        CHECK(near(tl::derivative<3>(tl::derivative<3>(exp_sin))(x), 6));
    }
}

constexpr auto everything = tl::function([](auto x) {
    return pow(x, 1.7) * log(x) / sqrt(1 + x * x) + atan(x) * cbrt(x) + tl::lgamma(x) +
           erf(x) * tanh(x) - abs(x - 1) * max(x, 2 * x) + hypot(x, 2.0) +
           select(x < 1, x * x * x, x) + tl::softplus(x) - asin(x / 2) * pow(x, 3);
});

TEST_CASE("a series agrees with derivatives taken one after the other", "[diff]") {
    constexpr auto first = tl::derivative(everything);
    constexpr auto second = tl::derivative(first);
    constexpr auto third = tl::derivative(second);
    constexpr auto fourth = tl::derivative(third);
    for (double const x : {0.4, 0.7, 1.3}) {
        auto const c = tl::taylor<4>(everything)(x);
        CHECK(c[0] == everything(x));
        CHECK(c[1] == Approx(first(x)).epsilon(1e-13));
        CHECK(2 * c[2] == Approx(second(x)).epsilon(1e-13));
        CHECK(6 * c[3] == Approx(third(x)).epsilon(1e-13));
        CHECK(24 * c[4] == Approx(fourth(x)).epsilon(1e-13));
    }
}

TEST_CASE("the cost of a series grows with the square of its order", "[diff]") {
    constexpr auto c10 = tl::cost<double>(tl::taylor<10>(everything));
    constexpr auto c20 = tl::cost<double>(tl::taylor<20>(everything));
    constexpr auto tan20 = tl::cost<double>(tl::taylor<20>(tangent));
    STATIC_REQUIRE(c20.total() < 5 * c10.total());
    STATIC_REQUIRE(tan20.total() < 600);
    STATIC_REQUIRE(tan20.calls == 1);
}

TEST_CASE("a series along a direction, and of several results", "[diff]") {
    constexpr auto f = tl::function([](auto v, auto s) {
        return std::array{exp(v[0] * s) + v[1], v[1] * v[1] * s};
    });
    auto const c = tl::taylor<3>(f)(std::array{0.3, 2.0}, 1.5, std::array{1.0, -1.0}, 0.5);
    // exp((0.3 + t)(1.5 + t / 2)) = exp(0.45 + 1.65 t + t^2 / 2)
    double const e = std::exp(0.45), a = 1.65, b = 0.5;
    CHECK(c[0][0] == Approx(e + 2).epsilon(1e-15));
    CHECK(c[1][0] == Approx(e * a - 1).epsilon(1e-14));
    CHECK(c[2][0] == Approx(e * (a * a / 2 + b)).epsilon(1e-14));
    CHECK(c[3][0] == Approx(e * (a * a * a / 6 + a * b)).epsilon(1e-14));
    // (2 - t)^2 (1.5 + t / 2) = 6 - 4 t - 0.5 t^2 + 0.5 t^3
    CHECK(c[0][1] == Approx(6.0));
    CHECK(c[1][1] == Approx(-4.0));
    CHECK(c[2][1] == Approx(-0.5));
    CHECK(c[3][1] == Approx(0.5));
}

TEST_CASE("series inside functions and of functions that differentiate", "[diff]") {
    static constexpr auto inner = tl::function([](auto x) { return sin(x) * x; });
    constexpr auto outer = tl::function([](auto x) { return tl::taylor<3>(inner)(x)[3]; });
    constexpr auto slope = tl::derivative(outer); // (x sin x)'''' / 6
    double const x = 0.8, fourth = x * std::sin(x) - 4 * std::cos(x);
    CHECK(slope(x) == Approx(fourth / 6).epsilon(1e-13));
    CHECK(tl::taylor<2>(tl::derivative<2>(inner))(x)[2] == Approx(fourth / 2).epsilon(1e-13));
    constexpr auto value = tl::taylor<4>(inner)(0.8)[4]; // in constant evaluation
    CHECK(value == Approx(fourth / 24).epsilon(1e-13));
}

TEST_CASE("an expression, three times", "[diff]") {
    constexpr auto x = tl::variable<"x">;
    constexpr auto y = tl::variable<"y">;
    constexpr auto e = sin(x * y) + pow(x, 4);
    CHECK(tl::derivative<3>(e, x)(x = 0.5, y = 2.0) == Approx(-8 * std::cos(1.0) + 12));
    CHECK(tl::derivative(e, x, x, y)(x = 0.5, y = 2.0) ==
          Approx(-4 * std::sin(1.0) - 2 * std::cos(1.0)));
    CHECK(tl::derivative<0>(e, x)(x = 0.5, y = 2.0) == e(x = 0.5, y = 2.0));
}

} // namespace
