// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>

namespace tl = tapeless;

namespace {

constexpr auto f =
    tl::function([](auto v) { return exp(v[0] * v[1]) * sin(v[2]) + v[1] * v[1] * v[1] * v[0]; });
using three = std::array<double, 3>;

/// The N-th derivative along d is N! times the coefficient of the series.
TEST_CASE("tensors of derivatives contract to a series", "[diff]") {
    three const v{0.1, 0.2, 0.3}, d{0.5, -0.6, 0.7};
    auto const first = tl::derivatives<1>(f)(v);
    auto const second = tl::derivatives<2>(f)(v);
    auto const third = tl::derivatives<3>(f)(v);
    auto const fourth = tl::derivatives<4>(f)(v);
    double sum[5]{};
    for (std::size_t i = 0; i < 3; ++i) {
        sum[1] += first[i] * d[i];
        for (std::size_t j = 0; j < 3; ++j) {
            sum[2] += second[i][j] * d[i] * d[j];
            for (std::size_t k = 0; k < 3; ++k) {
                sum[3] += third[i][j][k] * d[i] * d[j] * d[k];
                CHECK(third[i][j][k] == third[k][i][j]);
                for (std::size_t l = 0; l < 3; ++l) {
                    sum[4] += fourth[i][j][k][l] * d[i] * d[j] * d[k] * d[l];
                    CHECK(fourth[i][j][k][l] == fourth[l][j][i][k]);
                }
            }
        }
    }
    auto const c = tl::taylor<4>(f)(v, d);
    CHECK(sum[1] == Approx(c[1]).epsilon(1e-14));
    CHECK(sum[2] == Approx(2 * c[2]).epsilon(1e-14));
    CHECK(sum[3] == Approx(6 * c[3]).epsilon(1e-13));
    CHECK(sum[4] == Approx(24 * c[4]).epsilon(1e-13));
    double const p = v[0] * v[1];
    // d4f / dx^2 dy dz = (2 y + x y^2) exp(xy) cos z
    CHECK(fourth[2][0][1][0] ==
          Approx((2 * v[1] + v[0] * v[1] * v[1]) * std::exp(p) * std::cos(v[2])).epsilon(1e-14));
    CHECK(third[1][1][0] ==
          Approx((2 * v[0] + v[0] * v[0] * v[1]) * std::exp(p) * std::sin(v[2]) + 6 * v[1])
              .epsilon(1e-14));
}

TEST_CASE("gradients of gradients find the same", "[diff]") {
    static constexpr auto component = tl::function([](auto v) { return tl::gradient(f)(v)[0]; });
    constexpr auto deeper = tl::function([](auto v) { return tl::gradient(component)(v)[1]; });
    three const v{0.1, 0.2, 0.3};
    auto const third = tl::derivatives<3>(f)(v);
    auto const g = tl::gradient(deeper)(v);
    for (std::size_t k = 0; k < 3; ++k) CHECK(g[k] == Approx(third[0][1][k]).epsilon(1e-14));
}

// Symmetry is used: 15 of 81 derivatives of order 4 are distinct, and none is computed twice.
constexpr auto quartic =
    tl::function([](auto v) { return v[0] * v[0] * v[1] * v[2] * 5 + v[0] * v[1] * v[1] * v[1]; });
static_assert(tl::cost<three>(tl::derivatives<4>(quartic)).total() == 0);
static_assert(tl::cost<three>(tl::derivatives<3>(f)).calls <= 3);

TEST_CASE("constant tensors, and structured arguments", "[diff]") {
    auto const t = tl::derivatives<4>(quartic)(three{1.0, 2.0, 3.0});
    CHECK(t[0][0][1][2] == 10.0);
    CHECK(t[1][0][2][0] == 10.0);
    CHECK(t[1][1][0][1] == 6.0);
    CHECK(t[2][2][2][2] == 0.0);
    constexpr auto g = tl::function([](auto a, auto b) { return a * a * b[0] * b[1]; });
    auto const h = tl::derivatives<3>(g)(2.0, std::array{3.0, 5.0});
    CHECK(std::get<1>(std::get<1>(std::get<0>(h))[0])[1] == 4.0); // d3 / da db0 db1 = 2 a
    CHECK(std::get<0>(std::get<0>(std::get<1>(h)[1])) == 6.0);    // d3 / db1 da da = 2 b0
}

} // namespace
