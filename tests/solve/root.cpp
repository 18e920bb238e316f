// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <solve/matrices.hpp>

#include <xsimd/xsimd.hpp>

namespace {

constexpr auto kepler = tl::root([](auto x, auto e, auto m) { return x - e * sin(x) - m; });
constexpr auto anomaly = tl::function([](auto e, auto m) { return kepler(m, e, m); });

TEST_CASE("Kepler's equation and its derivatives", "[solve]") {
    for (double const e : {0.0, 0.3, 0.9})
        for (double const m : {0.1, 1.5, 3.0}) {
            double const x = kepler(m, e, m);
            CHECK(x - e * std::sin(x) == Approx(m).epsilon(1e-15));
            double const d = 1 - e * std::cos(x);
            auto const [de, dm] = tl::gradient(anomaly)(e, m);
            CHECK(dm == Approx(1 / d).epsilon(1e-12));
            CHECK(de == Approx(std::sin(x) / d).epsilon(1e-12));
            auto const tangent =
                std::get<1>(tl::jvp(anomaly)(std::tuple{e, m}, std::tuple{2.0, 3.0}));
            CHECK(tangent == Approx((2 * std::sin(x) + 3) / d).epsilon(1e-12));
        }
}

TEST_CASE("second and third derivatives of a root", "[solve]") {
    constexpr auto f = tl::function(
        [](auto p) { return tl::root([](auto x, auto q) { return x * x - q; }, 1.0, p); });
    for (double const p : {0.25, 2.0, 9.0}) {
        CHECK(f(p) == Approx(std::sqrt(p)).epsilon(1e-15));
        CHECK(tl::derivative(f)(p) == Approx(0.5 / std::sqrt(p)));
        CHECK(tl::gradient(tl::gradient(f))(p) == Approx(-0.25 * std::pow(p, -1.5)));
        CHECK(tl::derivative(tl::derivative(tl::derivative(f)))(p) ==
              Approx(0.375 * std::pow(p, -2.5)));
    }
}

TEST_CASE("batches, lane by lane, and floats", "[solve]") {
    using batch = xsimd::batch<double>;
    std::array<double, batch::size> m{}, out{};
    for (std::size_t i = 0; i < m.size(); ++i) m[i] = 0.4 + static_cast<double>(i);
    auto const lanes = batch::load_unaligned(m.data());
    anomaly(batch(0.3), lanes).store_unaligned(out.data());
    for (std::size_t i = 0; i < m.size(); ++i) CHECK(out[i] == anomaly(0.3, m[i]));
    std::get<1>(tl::gradient(anomaly)(batch(0.3), lanes)).store_unaligned(out.data());
    for (std::size_t i = 0; i < m.size(); ++i)
        CHECK(out[i] == Approx(std::get<1>(tl::gradient(anomaly)(0.3, m[i]))).epsilon(1e-14));
    CHECK(anomaly(0.3f, 1.0f) == Approx(anomaly(0.3, 1.0)).epsilon(1e-6));
}

TEST_CASE("where Newton's method has trouble", "[solve]") {
    constexpr auto root_of = [](auto f, double x0) { return tl::root(f, x0); };
    CHECK(root_of([](auto x) { return atan(x); }, 3.0) == Approx(0).margin(1e-12)); // overshoots
    CHECK(root_of([](auto x) { return x + exp(x) - 1.0; }, 2.0) == Approx(0).margin(1e-12));
    CHECK(root_of([](auto x) { return x + exp(x) - 1.0; }, 0.0) == 0);
    // The Jacobian is singular at the start.
    auto const x = tl::root(
        [](auto v) {
            return std::array{v[0] * v[0] + v[1] * v[1] - 2.0, v[0] * exp(v[1]) - 1.5};
        },
        std::array{1.0, 1.0});
    CHECK(x[0] * x[0] + x[1] * x[1] == Approx(2));
    CHECK(x[0] * std::exp(x[1]) == Approx(1.5));
    CHECK(std::isnan(root_of([](auto v) { return v * v + 1.0; }, 3.0))); // there is none
}

TEST_CASE("what is no root is none", "[solve]") {
    constexpr auto root_of = [](auto f, double x0) { return tl::root(f, x0); };
    // A slope that is infinite where the equation does not hold makes Newton's step zero.
    for (double const x0 : {0.0, 0.25, 1.0, 4.0})
        CHECK(std::isnan(root_of([](auto x) { return sqrt(x) + 1.0; }, x0)));
    for (double const x0 : {0.0, 0.5, 1.0})
        CHECK(std::isnan(root_of([](auto x) { return asin(x) - 2.0; }, x0)));
    CHECK(root_of([](auto x) { return sqrt(x) - 1e-3; }, 1e6) == Approx(1e-6).epsilon(1e-12));
    // Beside a start far away a step may look small that is not.
    for (double const x0 : {1e6, 1e10, 1e15, 1e20})
        CHECK(std::isnan(root_of([](auto x) { return x * x + 1.0; }, x0)));
    for (double const x0 : {1e6, 1e12, -3e12}) {
        double const root = root_of([](auto x) { return atan(x) + 0.001 * x; }, x0);
        CHECK((std::isnan(root) || std::fabs(root) < 1e-9));
    }
}

TEST_CASE("a root in print", "[solve]") {
    CHECK(tl::to_string<double, double>(anomaly) == "root(x1 , x0 , x1)");
}

TEST_CASE("several roots in one program", "[solve]") {
    constexpr auto f = tl::function([](auto p) {
        auto const a = tl::root([](auto x, auto q) { return x * x - q; }, 1.0, p);
        auto const b = tl::root([](auto x, auto q) { return x * x * x - q; }, 1.0, a);
        auto const c = tl::root([](auto x, auto q) { return x * x - q; }, 1.0, b * b);
        return a + b * c;
    });
    double const p = 2.0; // a = p^(1/2), b = c = p^(1/6)
    CHECK(f(p) == Approx(std::sqrt(p) + std::cbrt(p)));
    CHECK(tl::derivative(f)(p) == Approx(0.5 / std::sqrt(p) + std::cbrt(p) / (3 * p)));
}

} // namespace
