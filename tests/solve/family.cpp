// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <solve/matrices.hpp>

/// Attached derivatives under every other derivative: Jacobians by elimination, Hessians, series,
/// patterns and costs.

namespace {

using vector = std::array<double, 3>;

constexpr auto f = tl::function([](auto v) {
    return std::array{sin(v[0]) * v[1], v[1] * v[2], v[0]};
});
constexpr auto ruled = tl::custom_vjp(f, [](auto v, auto result, auto w) {
    return std::array{w[0] * cos(v[0]) * v[1] + w[2], w[0] * result[0] / v[1] + w[1] * v[2],
                      w[1] * v[1]};
});
constexpr auto solved = tl::function([](auto v) {
    return tl::solve(std::array{std::array{v[0], v[1]}, std::array{v[2], v[0]}},
                     std::array{v[1], v[2]});
});
constexpr auto roots = tl::root([](auto x, auto p) {
    return std::array{x[0] * x[0] - p[0], x[1] * x[0] - p[1] * p[2]};
});
constexpr auto root = tl::function([](auto v) { return roots(std::array{1.0, 1.0}, v); });
constexpr auto of_root = tl::function([](auto v) {
    auto const x = root(v);
    return x[0] * x[1] * x[1]; // v1^2 v2^2 / sqrt(v0)
});

constexpr vector v{0.7, 1.3, 2.1};

TEST_CASE("Jacobians", "[solve]") {
    CHECK(matrices::difference(tl::jacobian(ruled)(v), tl::jacobian(f)(v)) < 1e-14);
    auto const x = solved(v);
    auto const slopes = tl::jacobian(solved)(v);
    double const d = v[0] * v[0] - v[1] * v[2]; // x = (v0 v1 - v1 v2, v0 v2 - v2 v1) / d
    CHECK(x[0] == Approx((v[0] * v[1] - v[1] * v[2]) / d));
    CHECK(slopes[0][0] == Approx((v[1] - 2 * v[0] * x[0]) / d));
    CHECK(slopes[0][1] == Approx((v[0] - v[2] + v[2] * x[0]) / d));
    CHECK(slopes[1][2] == Approx((v[0] - v[1] + v[1] * x[1]) / d));
    auto const moves = tl::jacobian(root)(v);
    double const r = std::sqrt(v[0]);
    CHECK(moves[0][0] == Approx(0.5 / r));
    CHECK(moves[0][1] == 0);
    CHECK(moves[1][0] == Approx(-0.5 * v[1] * v[2] / (v[0] * r)));
    CHECK(moves[1][1] == Approx(v[2] / r));
    CHECK(moves[1][2] == Approx(v[1] / r));
}

TEST_CASE("Hessians", "[solve]") {
    double const q = of_root(v);
    auto const h = tl::hessian(of_root)(v);
    CHECK(h[0][0] == Approx(0.75 * q / (v[0] * v[0])));
    CHECK(h[0][1] == Approx(-q / (v[0] * v[1])));
    CHECK(h[1][1] == Approx(2 * q / (v[1] * v[1])));
    CHECK(h[1][2] == Approx(4 * q / (v[1] * v[2])));
    CHECK(h[2][0] == h[0][2]);
}

TEST_CASE("series", "[solve]") {
    constexpr auto square_root = [](auto p) {
        return tl::root([](auto x, auto q) { return x * x - q; }, 1.0, p);
    };
    auto const c = tl::taylor<3>(square_root)(1.0);
    CHECK(c[0] == Approx(1));
    CHECK(c[1] == Approx(1 / 2.0));
    CHECK(c[2] == Approx(-1 / 8.0));
    CHECK(c[3] == Approx(1 / 16.0));
    constexpr auto exponential = tl::custom_vjp([](auto x) { return tl::stop_gradient(exp(x)); },
                                                [](auto, auto y, auto w) { return w * y; });
    auto const e = tl::taylor<4>(exponential)(0.0);
    CHECK(e[3] == Approx(1 / 6.0));
    CHECK(e[4] == Approx(1 / 24.0));
}

constexpr auto pattern = tl::sparsity<vector>(tl::jacobian(ruled));
static_assert(pattern.nnz == 5);
static_assert(tl::cost<vector>(ruled).total() == tl::cost<vector>(f).total());
static_assert(tl::cost<vector, vector>(tl::function([](auto a, auto b) {
                  return tl::root([](auto x, auto p) { return x * x - p[0]; }, a[0], b);
              })).calls == 1);

} // namespace
