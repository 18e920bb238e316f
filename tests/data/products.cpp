// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <vector>

/// Hessians, Jacobians and products of them with vectors, of sums over data: against formulas in
/// long double.

namespace tl = tapeless;

namespace {

constexpr auto loss = tl::function(
    [](auto w, auto x, auto scale, auto y) { return exp(w[0] * x) * scale + w[1] * w[1] * y; });

struct problem {
    std::vector<double> x, y;
    std::array<double, 2> w{0.5, -0.25};
    double scale = 1.5;

    explicit problem(std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            x.push_back(std::sin(double(i))), y.push_back(std::cos(double(i)));
    }
    /// The Hessian along (w0, w1, scale), and the gradient in its last row.
    std::array<std::array<long double, 3>, 4> exact() const {
        std::array<std::array<long double, 3>, 4> h{};
        for (std::size_t i = 0; i < x.size(); ++i) {
            long double const a = x[i], e = std::exp(a * w[0]);
            h[0][0] += a * a * e * scale, h[0][2] += a * e, h[1][1] += 2 * y[i];
            h[3][0] += a * e * scale, h[3][1] += 2 * w[1] * y[i], h[3][2] += e;
        }
        h[2][0] = h[0][2];
        return h;
    }
};
bool close(double a, long double b) { return std::fabs(a - b) < 1e-12L * (1 + std::fabs(b)); }

} // namespace

TEST_CASE("the Hessian of a sum, and its products", "[data]") {
    for (std::size_t const n : {1u, 9u, 300u, 2500u}) {
        problem const p(n);
        auto const h = p.exact();
        auto const x = tl::each(p.x), y = tl::each(p.y);
        std::array<double, 2> const dw{0.75, -2.0};
        double const dscale = 0.5;
        auto const row = [&](std::size_t k) {
            return h[k][0] * dw[0] + h[k][1] * dw[1] + h[k][2] * dscale;
        };
        auto const [along_w, along_scale] =
            tl::hvp(tl::sum_over(loss))(p.w, x, p.scale, y, dw, dscale);
        CHECK(close(along_w[0], row(0)));
        CHECK(close(along_w[1], row(1)));
        CHECK(close(along_scale, row(2)));
        auto const [mean_w, mean_scale] =
            tl::hvp(tl::mean_over(loss))(tl::par, p.w, x, p.scale, y, dw, dscale);
        CHECK(close(mean_w[0] * double(n), row(0)));
        CHECK(close(mean_scale * double(n), row(2)));
        auto const whole = tl::hessian(tl::sum_over(loss), tl::wrt<0>)(p.w, x, p.scale, y);
        for (std::size_t k = 0; k < 2; ++k)
            for (std::size_t j = 0; j < 2; ++j) CHECK(close(whole[k][j], h[k][j]));
    }
}

TEST_CASE("the Hessian of a sum with respect to some of what points share", "[data]") {
    problem const p(300);
    auto const h = p.exact();
    auto const x = tl::each(p.x), y = tl::each(p.y);
    constexpr auto all = tl::sum_over(loss);
    std::array<double, 2> const dw{0.75, -2.0};
    auto const along_w = tl::hvp(all, tl::wrt<0>)(p.w, x, p.scale, y, dw);
    static_assert(std::is_same_v<decltype(along_w), std::array<double, 2> const>);
    for (std::size_t k = 0; k < 2; ++k) CHECK(close(along_w[k], h[k][0] * dw[0] + h[k][1] * dw[1]));
    auto const along_scale = tl::hvp(all, tl::wrt<2>)(tl::par, p.w, x, p.scale, y, 0.5);
    CHECK(close(along_scale, h[2][2] * 0.5));
    auto const [of_scale, of_w] = tl::hvp(all, tl::wrt<2, 0>)(p.w, x, p.scale, y, 0.5, dw);
    CHECK(close(of_scale, h[2][0] * dw[0] + h[2][1] * dw[1] + h[2][2] * 0.5));
    CHECK(close(of_w[0], h[0][0] * dw[0] + h[0][1] * dw[1] + h[0][2] * 0.5));
    std::vector<double> const weight(300, 0.5);
    auto const weighed = tl::hvp(all, tl::wrt<0>)(p.w, x, p.scale, y, dw, tl::weighted(weight));
    CHECK(close(weighed[1] * 2, along_w[1]));
}

TEST_CASE("the derivative along the one number that points share", "[data]") {
    std::vector<double> const xs{0.5, -1.0, 2.0}, ys{1.0, 2.0, 3.0}, weight{1.0, 0.0, 2.0};
    constexpr auto f = tl::function([](auto x, auto t, auto y) { return exp(t * x) * y; });
    auto const exact = [&](auto const& weight_of) {
        long double sum = 0;
        for (std::size_t i = 0; i < xs.size(); ++i)
            sum += weight_of(i) * static_cast<long double>(xs[i]) * std::exp(0.3L * xs[i]) * ys[i];
        return sum;
    };
    constexpr auto slope = tl::derivative(tl::sum_over(f));
    long double const all = exact([](std::size_t) { return 1.0L; });
    double const value = slope(tl::each(xs), 0.3, tl::each(ys));
    CHECK(close(value, all));
    CHECK(close(tl::derivative(tl::mean_over(f))(tl::each(xs), 0.3, tl::each(ys)), all / 3));
    CHECK(close(slope(tl::each(xs), 0.3, tl::each(ys), tl::weighted(weight)),
                exact([&](std::size_t i) { return static_cast<long double>(weight[i]); })));
    constexpr auto two = tl::function([](auto t, auto x) { return std::array{t * x, sin(t) * x}; });
    std::array<double, 2> const both = tl::derivative(tl::sum_over(two))(0.3, tl::each(ys));
    CHECK(close(both[0], 6));
    CHECK(close(both[1], 6 * std::cos(0.3L)));
}

TEST_CASE("the Hessian of a weighted mean along a direction", "[data]") {
    problem const p(300);
    std::vector<double> weight(300, 0.5);
    auto const x = tl::each(p.x), y = tl::each(p.y);
    std::array<double, 2> const dw{0.75, -2.0};
    constexpr auto along = tl::hvp(tl::mean_over(loss));
    auto const plain = along(p.w, x, p.scale, y, dw, 0.0);
    auto const weighed = along(p.w, x, p.scale, y, dw, 0.0, tl::weighted(weight));
    CHECK(close(std::get<0>(plain)[0], std::get<0>(weighed)[0]));
    CHECK(close(std::get<1>(plain), std::get<1>(weighed)));
}

TEST_CASE("cotangents of what points share", "[data]") {
    for (std::size_t const n : {1u, 9u, 300u, 2500u}) {
        problem const p(n);
        auto const h = p.exact();
        auto const primals = std::tuple{p.w, tl::each(p.x), p.scale, tl::each(p.y)};
        auto const [sum, cotangents] = tl::vjp(tl::sum_over(loss))(primals, 2.0);
        auto const& [w, scale] = cotangents;
        CHECK(close(sum, tl::sum_over(loss)(p.w, tl::each(p.x), p.scale, tl::each(p.y))));
        CHECK(close(w[0], 2 * h[3][0]));
        CHECK(close(w[1], 2 * h[3][1]));
        CHECK(close(scale, 2 * h[3][2]));
        auto const [mean, of_mean] = tl::vjp(tl::mean_over(loss))(primals, 2.0 * double(n));
        CHECK(close(mean * double(n), sum));
        CHECK(close(std::get<1>(of_mean), 2 * h[3][2]));
    }
}

TEST_CASE("a sum with several results", "[data]") {
    constexpr auto moments = tl::function([](auto m, auto x) {
        return std::array{x - m, (x - m) * (x - m)};
    });
    problem const p(1500);
    long double first = 0, second = 0;
    for (long double const x : p.x) first += x - 0.25L, second += (x - 0.25L) * (x - 0.25L);
    auto const j = tl::jacobian(tl::sum_over(moments), tl::wrt<0>)(0.25, tl::each(p.x));
    CHECK(close(j[0], -1500.0L));
    CHECK(close(j[1], -2 * first));
    auto const [value, of_m] =
        tl::vjp(tl::sum_over(moments))(std::tuple{0.25, tl::each(p.x)}, std::array{3.0, 0.5});
    CHECK(close(value[1], second));
    CHECK(close(std::get<0>(of_m), 3 * -1500.0L + 0.5L * -2 * first));
}

namespace {

constexpr auto logistic = tl::function([](auto w, auto x, auto label) {
    auto z = w[0] * x[0];
    for (std::size_t k = 1; k < 24; ++k) z = z + w[k] * x[k];
    return softplus(z) - label * z;
});

} // namespace

TEST_CASE("the Hessian of a sum over long rows along a direction", "[data]") {
    std::size_t const n = 207;
    std::vector<std::array<double, 24>> x(n);
    std::vector<double> label(n, 0.5);
    std::array<double, 24> w, dw;
    for (std::size_t k = 0; k < 24; ++k)
        w[k] = std::cos(double(k)) / 4, dw[k] = std::sin(double(k));
    std::array<long double, 24> exact{};
    for (std::size_t i = 0; i < n; ++i) {
        long double z = 0, dz = 0;
        for (std::size_t k = 0; k < 24; ++k) {
            x[i][k] = std::sin(double(24 * i + k));
            z += static_cast<long double>(w[k]) * x[i][k];
            dz += static_cast<long double>(dw[k]) * x[i][k];
        }
        long double const s = 1 / (1 + std::exp(-z));
        for (std::size_t k = 0; k < 24; ++k) exact[k] += s * (1 - s) * dz * x[i][k];
    }
    auto const h = tl::hvp(tl::sum_over(logistic))(w, tl::each(x), tl::each(label), dw);
    for (std::size_t k = 0; k < 24; ++k) CHECK(close(h[k], exact[k]));
}
