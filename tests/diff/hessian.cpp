// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>

namespace tl = tapeless;

namespace {

constexpr auto f = tl::function(
    [](auto v, auto s) { return exp(v[0] * s) * sin(v[1]) + v[1] * v[1] * v[2] / (1 + s * s); });

TEST_CASE("a Hessian is symmetric to the bit and structured as the gradient", "[diff]") {
    std::array const v{0.3, -1.2, 2.0};
    auto const [of_v, of_s] = tl::hessian(f)(v, 0.7);
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            CHECK(std::get<0>(of_v[i])[j] == std::get<0>(of_v[j])[i]);
        CHECK(std::get<1>(of_v[i]) == std::get<0>(of_s)[i]);
    }
    double const e = std::exp(0.21);
    CHECK(std::get<0>(of_v[0])[0] == Approx(0.49 * e * std::sin(-1.2)).epsilon(1e-14));
    CHECK(std::get<0>(of_v[0])[1] == Approx(0.7 * e * std::cos(-1.2)).epsilon(1e-14));
    CHECK(std::get<0>(of_v[0])[2] == 0.0);
    CHECK(std::get<0>(of_v[2])[1] == Approx(2 * -1.2 / 1.49).epsilon(1e-14));
    CHECK(std::get<1>(of_v[0]) == Approx(1.21 * e * std::sin(-1.2)).epsilon(1e-14));
}

TEST_CASE("the Hessian times a direction, both ways", "[diff]") {
    std::array const v{0.3, -1.2, 2.0}, d{1.0, -0.5, 0.25};
    auto const [of_v, of_s] = tl::hessian(f)(v, 0.7);
    auto const [product, last] = tl::hvp(f)(v, 0.7, d, 2.0);
    for (std::size_t i = 0; i < 3; ++i) {
        auto const& [row, with_s] = of_v[i];
        double const sum = row[0] * d[0] + row[1] * d[1] + row[2] * d[2] + with_s * 2.0;
        CHECK(product[i] == Approx(sum).epsilon(1e-14));
    }
    auto const& [row, with_s] = of_s;
    double const sum = row[0] * d[0] + row[1] * d[1] + row[2] * d[2] + with_s * 2.0;
    CHECK(last == Approx(sum).epsilon(1e-14));
}

TEST_CASE("the Hessian along selected arguments times a direction for those", "[diff]") {
    std::array const v{0.3, -1.2, 2.0}, d{1.0, -0.5, 0.25};
    std::array const zero{0.0, 0.0, 0.0};
    std::array const by_v = tl::hvp(f, tl::wrt<0>)(v, 0.7, d);
    double const by_s = tl::hvp(f, tl::wrt<1>())(v, 0.7, 2.0);
    CHECK(by_v == std::get<0>(tl::hvp(f)(v, 0.7, d, 0.0)));
    CHECK(by_s == Approx(std::get<1>(tl::hvp(f)(v, 0.7, zero, 2.0))).epsilon(1e-15));
    auto const [s_first, v_last] = tl::hvp(f, tl::wrt<1, 0>)(v, 0.7, 2.0, d);
    auto const [v_first, s_last] = tl::hvp(f)(v, 0.7, d, 2.0);
    CHECK(s_first == Approx(s_last).epsilon(1e-14));
    for (std::size_t i = 0; i < 3; ++i) CHECK(v_last[i] == Approx(v_first[i]).epsilon(1e-14));
}

struct chained_rosenbrock {
    constexpr auto operator()(auto const& x) const {
        auto total = 0.0 * x[0];
        for (std::size_t i = 0; i + 1 < x.size(); ++i) {
            auto const a = x[i + 1] - x[i] * x[i], b = 1.0 - x[i];
            total = total + 100.0 * a * a + b * b;
        }
        return total;
    }
};
constexpr auto rosenbrock = tl::function(chained_rosenbrock{});
using hundred = std::array<double, 100>;

constexpr auto pattern = tl::sparsity<hundred>(tl::hessian(rosenbrock));
static_assert(pattern.nnz == 298);

TEST_CASE("directions for some of the arguments are those with zeros for the others", "[diff]") {
    std::array const v{0.3, -1.2, 2.0}, dv{1.0, -0.5, 0.25};
    CHECK(tl::hvp(f, tl::wrt<0>)(v, 0.7, dv) == std::get<0>(tl::hvp(f)(v, 0.7, dv, 0.0)));
    auto const of_zeros = tl::hvp(f)(v, 0.7, std::array{0.0, 0.0, 0.0}, 2.0);
    CHECK(tl::hvp(f, tl::wrt<1>())(v, 0.7, 2.0) == Approx(std::get<1>(of_zeros)).epsilon(1e-15));
    auto const [of_s, of_v] = tl::hvp(f, tl::wrt<1, 0>)(v, 0.7, 2.0, dv);
    auto const [all_v, all_s] = tl::hvp(f)(v, 0.7, dv, 2.0);
    CHECK(of_s == Approx(all_s).epsilon(1e-15));
    for (std::size_t i = 0; i < 3; ++i) CHECK(of_v[i] == Approx(all_v[i]).epsilon(1e-15));
}

TEST_CASE("the Hessian of Rosenbrock's function of 100 variables", "[diff]") {
    hundred x{}, d{};
    for (std::size_t i = 0; i < 100; ++i) {
        x[i] = 1.0 + 0.3 * std::sin(static_cast<double>(i));
        d[i] = std::cos(static_cast<double>(2 * i));
    }
    auto const h = tl::hessian(rosenbrock)(x);
    auto const product = tl::hvp(rosenbrock)(x, d);
    for (std::size_t i = 0; i < 100; ++i) {
        double const diagonal =
            (i == 99 ? 0.0 : 1200 * x[i] * x[i] - 400 * x[i + 1] + 2) + (i == 0 ? 0.0 : 200.0);
        double sum = 0;
        for (std::size_t j = 0; j < 100; ++j) {
            double const exact = i == j       ? diagonal
                                 : j == i + 1 ? -400 * x[i]
                                 : i == j + 1 ? -400 * x[j]
                                              : 0.0;
            CHECK(h[i][j] == Approx(exact).epsilon(1e-13));
            sum += h[i][j] * d[j];
        }
        CHECK(product[i] == Approx(sum).epsilon(1e-12));
    }
}

} // namespace
