// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <xsimd/xsimd.hpp>

#include <array>
#include <cmath>

namespace tl = tapeless;

namespace {

/// A run-time table: natural behaviour of x^3 - x on a grid, by the cubic of Hermite on each
/// interval, which reproduces it.
struct cubic_table {
    static constexpr int intervals = 16;
    double low = -2, step = 0.25;
    std::array<double, intervals + 1> value{}, slope{};

    cubic_table() {
        for (int i = 0; i <= intervals; ++i) {
            double const x = low + i * step;
            value[static_cast<std::size_t>(i)] = x * x * x - x;
            slope[static_cast<std::size_t>(i)] = 3 * x * x - 1;
        }
    }
    double at(double x, int order) const {
        int i = static_cast<int>((x - low) / step);
        i = i < 0 ? 0 : i >= intervals ? intervals - 1 : i;
        auto const k = static_cast<std::size_t>(i);
        double const t = (x - low - i * step) / step, a = value[k], b = value[k + 1];
        double const c = step * slope[k], d = step * slope[k + 1];
        double const third = 2 * (a - b) + c + d, second = 3 * (b - a) - 2 * c - d;
        if (order == 0) return ((third * t + second) * t + c) * t + a;
        if (order == 1) return ((3 * third * t + 2 * second) * t + c) / step;
        return (6 * third * t + 2 * second) / (step * step);
    }
};
cubic_table const table;

constexpr auto bend = tl::opaque<"bend">([](double x) { return table.at(x, 2); });
constexpr auto slope_of_table = tl::opaque<"slope">([](double x) { return table.at(x, 1); }, bend);
constexpr auto look_up =
    tl::opaque<"table">([](double x) { return table.at(x, 0); }, slope_of_table);

constexpr auto f = tl::function([](auto x, auto y) { return look_up(x * y) * y; });

TEST_CASE("a table, in both modes", "[expr]") {
    double const x = 0.8, y = 1.3, u = x * y;
    CHECK(f(x, y) == Approx((u * u * u - u) * y));
    auto const [value, gradient] = tl::value_and_gradient(f)(x, y);
    CHECK(value == f(x, y));
    CHECK(std::get<0>(gradient) == Approx((3 * u * u - 1) * y * y));
    CHECK(std::get<1>(gradient) == Approx((u * u * u - u) + (3 * u * u - 1) * u));
    auto const [again, tangent] = tl::jvp(f)(std::tuple{x, y}, std::tuple{1.0, 2.0});
    CHECK(again == f(x, y));
    CHECK(tangent == Approx(std::get<0>(gradient) + 2 * std::get<1>(gradient)));
}

TEST_CASE("its second derivative, where there is one", "[expr]") {
    constexpr auto g = tl::function([](auto x) { return look_up(x) * x; });
    double const x = 0.7;
    CHECK(tl::derivative(tl::derivative(g))(x) == Approx(12 * x * x - 2)); // of x^4 - x^2
    constexpr auto h = tl::gradient(tl::gradient(g));
    CHECK(h(x) == Approx(12 * x * x - 2));
}

TEST_CASE("lane by lane", "[expr]") {
    using batch = xsimd::batch<double>;
    std::array<double, batch::size> x{}, out{};
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = 0.3 + 0.4 * static_cast<double>(i);
    f(batch::load_unaligned(x.data()), batch(1.3)).store_unaligned(out.data());
    for (std::size_t i = 0; i < x.size(); ++i) CHECK(out[i] == Approx(f(x[i], 1.3)).epsilon(1e-15));
    auto const g = tl::gradient(f)(batch::load_unaligned(x.data()), batch(1.3));
    std::get<0>(g).store_unaligned(out.data());
    for (std::size_t i = 0; i < x.size(); ++i)
        CHECK(out[i] == Approx(std::get<0>(tl::gradient(f)(x[i], 1.3))).epsilon(1e-15));
    auto const floats = look_up(xsimd::batch<float>(0.5f));
    CHECK(floats.get(0) == Approx(look_up(0.5)));
    CHECK(look_up(0.5f) == Approx(look_up(0.5)));
}

double legacy(double a, double b, double c) { return std::sin(a) * b + c * c; }
double legacy_a(double a, double b, double) { return std::cos(a) * b; }
double legacy_b(double a, double, double) { return std::sin(a); }
double legacy_c(double, double, double c) { return 2 * c; }
constexpr auto routine = tl::opaque<"routine", legacy, legacy_a, legacy_b, legacy_c>();

TEST_CASE("a legacy routine of three arguments", "[expr]") {
    constexpr auto g = tl::function([](auto a, auto b) { return routine(a, b, a * b); });
    double const a = 0.4, b = 1.7;
    CHECK(g(a, b) == Approx(std::sin(a) * b + a * a * b * b));
    auto const [da, db] = tl::gradient(g)(a, b);
    CHECK(da == Approx(std::cos(a) * b + 2 * a * b * b));
    CHECK(db == Approx(std::sin(a) + 2 * a * a * b));
    CHECK(tl::to_string<double, double>(g) == "routine(x0, x1, x0 * x1)");
}

struct cube {
    double operator()(double x) const { return x * x * x; }
};

TEST_CASE("a derivative may be traced; a class names its call itself", "[expr]") {
    constexpr auto g = tl::opaque(cube{}, tl::function([](auto x) { return 3 * x * x; }));
    CHECK(g(2.0) == 8);
    CHECK(tl::derivative(g)(2.0) == 12);
    CHECK(tl::derivative(tl::derivative(tl::derivative(g)))(2.0) == 6);
}

TEST_CASE("in expressions", "[expr]") {
    constexpr auto x = tl::variable<"x">;
    constexpr auto e = look_up(x) * x;
    CHECK(e(x = 0.7) == Approx(0.7 * 0.7 * (0.7 * 0.7 - 1)));
    CHECK(tl::derivative(e, x)(x = 0.7) == Approx(4 * std::pow(0.7, 3) - 2 * 0.7));
}

TEST_CASE("without a derivative, where none is needed", "[expr]") {
    static constexpr auto raw = tl::opaque<"raw">([](double x) { return x < 1 ? x : 1.0; });
    constexpr auto g = tl::function([](auto x) { return x * tl::stop_gradient(raw(x)); });
    CHECK(tl::gradient(g)(0.5) == 0.5);
    constexpr auto ruled =
        tl::custom_vjp([](auto x) { return raw(x); }, [](auto, auto, auto w) { return 7 * w; });
    CHECK(tl::gradient(ruled)(0.5) == 7);
}

/// Compiles without a warning about the digits that are lost.
double cubed(double x) { return x * x * x; }
double cubed_slope(double x) { return 3 * x * x; }

TEST_CASE("a callable of doubles takes numbers of other precision", "[expr]") {
    static constexpr auto of_routine = tl::opaque<"cubed", cubed, cubed_slope>();
    static constexpr auto of_lambda = tl::opaque<"cubed too">(
        [](double x) { return cubed(x); }, [](double x) { return cubed_slope(x); });
    constexpr auto both = tl::function([](auto x) { return of_routine(x) + of_lambda(x); });
    CHECK(both(2.0L) == 16);
    CHECK(tl::derivative(both)(2.0F) == 24);
    CHECK(tl::check_gradient(both, 2.0).agrees_to(1e-8));
}

} // namespace
