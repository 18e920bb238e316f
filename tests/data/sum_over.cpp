// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <vector>

namespace tl = tapeless;

namespace {

constexpr auto loss = tl::function([](auto w, auto x, auto y) {
    auto const r = w[0] + w[1] * x + w[2] * x * x - y;
    return r * r;
});
using weights = std::array<double, 3>;
constexpr weights w{0.3, -0.2, 0.7};

std::vector<double> numbers(std::size_t count, double phase) {
    std::vector<double> result(count);
    for (std::size_t i = 0; i < count; ++i) result[i] = std::sin(1.7 * double(i) + phase);
    return result;
}

/// The loss and its slopes in long double; `weight(i)` is the weight of point i.
template <class Weight>
std::array<long double, 4> by_hand(std::vector<double> const& xs, std::vector<double> const& ys,
                                   Weight const& weight) {
    std::array<long double, 4> sum{};
    for (std::size_t i = 0; i < xs.size(); ++i) {
        long double const x = xs[i], r = w[0] + w[1] * x + w[2] * x * x - ys[i], c = weight(i);
        sum[0] += c * r * r;
        sum[1] += c * 2 * r, sum[2] += c * 2 * r * x, sum[3] += c * 2 * r * x * x;
    }
    return sum;
}
bool close(double a, long double b, long double scale) {
    return std::fabs(a - b) <= 1e-14L * (scale + std::fabs(b));
}

constexpr std::size_t counts[] = {1, 2, 7, 8, 9, 31, 1023, 1024, 1025, 5000, 100'003};

} // namespace

TEST_CASE("a sum, its gradient and its mean", "[data]") {
    for (std::size_t const n : counts) {
        auto const xs = numbers(n, 0), ys = numbers(n, 1);
        auto const exact = by_hand(xs, ys, [](std::size_t) { return 1.0L; });
        auto const scale = static_cast<long double>(n);
        CHECK(close(tl::sum_over(loss)(w, tl::each(xs), tl::each(ys)), exact[0], scale));
        auto const [sum, slope] =
            tl::value_and_gradient(tl::sum_over(loss), tl::wrt<0>)(w, tl::each(xs), tl::each(ys));
        static_assert(std::is_same_v<decltype(slope), weights const>);
        auto const [mean, of_mean] =
            tl::value_and_gradient(tl::mean_over(loss))(w, tl::each(xs), tl::each(ys));
        CHECK(close(sum, exact[0], scale));
        CHECK(close(mean, exact[0] / scale, 1));
        for (std::size_t k = 0; k < 3; ++k) {
            CHECK(close(slope[k], exact[k + 1], scale));
            CHECK(close(of_mean[k], exact[k + 1] / scale, 1));
        }
        CHECK(tl::gradient(tl::sum_over(loss))(w, tl::each(xs), tl::each(ys)) == slope);
    }
}

TEST_CASE("no points", "[data]") {
    std::vector<double> const none;
    auto const [sum, slope] =
        tl::value_and_gradient(tl::sum_over(loss))(w, tl::each(none), tl::each(none));
    CHECK(sum == 0);
    CHECK(slope == weights{});
    CHECK(std::isnan(tl::mean_over(loss)(w, tl::each(none), tl::each(none))));
}

TEST_CASE("a shared factor that is infinite, and no points", "[data]") {
    constexpr auto f = tl::function([](auto c, auto x) { return x / c; });
    CHECK(tl::sum_over(f)(0.0, tl::each(std::vector<double>{})) == 0);
    CHECK(tl::sum_over(f)(0.0, tl::each(std::vector{1.0, 2.0})) == HUGE_VAL);
}

TEST_CASE("weights", "[data]") {
    for (std::size_t const n : counts) {
        auto const xs = numbers(n, 0), ys = numbers(n, 1);
        auto weight = numbers(n, 2);
        long double total = 0;
        for (double& c : weight) total += c += 1.5;
        auto const exact = by_hand(xs, ys, [&](std::size_t i) { return weight[i]; });
        auto const scale = static_cast<long double>(n);
        auto const [sum, slope] = tl::value_and_gradient(tl::sum_over(loss))(
            w, tl::each(xs), tl::each(ys), tl::weighted(weight));
        auto const [mean, of_mean] = tl::value_and_gradient(tl::mean_over(loss))(
            tl::par, w, tl::each(xs), tl::each(ys), tl::weighted(weight));
        CHECK(close(sum, exact[0], scale));
        CHECK(close(mean, exact[0] / total, 1));
        for (std::size_t k = 0; k < 3; ++k) {
            CHECK(close(slope[k], exact[k + 1], scale));
            CHECK(close(of_mean[k], exact[k + 1] / total, 1));
        }
    }
}

TEST_CASE("mini-batches", "[data]") {
    std::size_t const n = 500;
    auto const xs = numbers(n, 0), ys = numbers(n, 1), weight = numbers(n, 2);
    for (std::size_t const size : {0u, 1u, 7u, 64u, 1111u}) {
        std::vector<int> chosen;
        std::vector<double> x, y, c;
        for (std::size_t i = 0; i < size; ++i) {
            auto const k = (i * 7919 + 13) % n;
            chosen.push_back(static_cast<int>(k));
            x.push_back(xs[k]), y.push_back(ys[k]), c.push_back(weight[k]);
        }
        auto const f = tl::value_and_gradient(tl::sum_over(loss));
        auto const exact = by_hand(x, y, [](std::size_t) { return 1.0L; });
        auto const [sum, slope] = f(w, tl::each(xs), tl::each(ys), tl::only(chosen));
        CHECK(close(sum, exact[0], 1111));
        for (std::size_t k = 0; k < 3; ++k) CHECK(close(slope[k], exact[k + 1], 1111));
        auto const both = by_hand(x, y, [&](std::size_t i) { return c[i]; });
        auto const [sum2, slope2] =
            f(w, tl::each(xs), tl::each(ys), tl::only(chosen), tl::weighted(weight));
        CHECK(close(sum2, both[0], 1111));
        for (std::size_t k = 0; k < 3; ++k) CHECK(close(slope2[k], both[k + 1], 1111));
    }
}

TEST_CASE("several parameters, data in structures", "[data]") {
    constexpr auto f =
        tl::function([](auto a, auto p, auto b) { return exp(a * p[0]) * b + p[1] * a * sin(b); });
    std::size_t const n = 77;
    std::vector<std::array<double, 2>> points(n);
    for (std::size_t i = 0; i < n; ++i) points[i] = {std::sin(double(i)), std::cos(double(i))};
    double const a = 0.4, b = -1.3;
    long double da = 0, db = 0;
    for (auto const& [x, y] : points) {
        da += std::exp(static_cast<long double>(a) * x) * b * x + y * std::sin(-1.3L);
        db += std::exp(static_cast<long double>(a) * x) + y * a * std::cos(-1.3L);
    }
    auto const [ga, gb] = tl::gradient(tl::sum_over(f))(a, tl::each(points), b);
    CHECK(close(ga, da, n));
    CHECK(close(gb, db, n));
    CHECK(close(tl::gradient(tl::sum_over(f), tl::wrt<2>)(a, tl::each(points), b), db, n));
}

TEST_CASE("directional derivatives of a sum", "[data]") {
    auto const xs = numbers(300, 0), ys = numbers(300, 1);
    weights const direction{1, -2, 0.5};
    auto const g = tl::gradient(tl::mean_over(loss))(w, tl::each(xs), tl::each(ys));
    auto const [value, along] = tl::jvp(tl::mean_over(loss))(
        std::tuple{w, tl::each(xs), tl::each(ys)}, std::tuple{direction, 0.0, 0.0});
    CHECK(close(value, tl::mean_over(loss)(w, tl::each(xs), tl::each(ys)), 1));
    CHECK(close(along, g[0] * direction[0] + g[1] * direction[1] + g[2] * direction[2], 1));
}

TEST_CASE("the Hessian of a mean times a vector", "[data]") {
    auto const xs = numbers(300, 0), ys = numbers(300, 1);
    weights const direction{1, -2, 0.5};
    auto const [g, along] = tl::jvp(tl::gradient(tl::mean_over(loss), tl::wrt<0>))(
        std::tuple{w, tl::each(xs), tl::each(ys)}, std::tuple{direction, 0.0, 0.0});
    auto const slope = tl::gradient(tl::mean_over(loss))(w, tl::each(xs), tl::each(ys));
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(close(g[k], slope[k], 1));
        long double exact = 0; // the mean of 2 x^k (x^0, x^1, x^2) . direction
        for (double const x : xs)
            exact += 2 * std::pow(static_cast<long double>(x), k) *
                     (direction[0] + direction[1] * x + direction[2] * x * x);
        CHECK(close(along[k], exact / 300, 1));
    }
}

TEST_CASE("a large body", "[data]") {
    constexpr auto f = tl::function([](auto v, auto x) {
        auto s = x;
        for (int i = 0; i < 8; ++i)
            for (std::size_t k = 0; k < 12; ++k) s = s + v[k] * sin(s * v[11 - k]) * 0.125;
        return s;
    });
    std::array<double, 12> v;
    for (std::size_t k = 0; k < 12; ++k) v[k] = 0.1 * double(k) - 0.5;
    std::size_t const n = 91;
    auto const xs = numbers(n, 0), weight = numbers(n, 2);
    std::array<long double, 13> plain{}, weighted{};
    for (std::size_t i = 0; i < n; ++i) {
        auto const [s, slope] = tl::value_and_gradient(f, tl::wrt<0>)(v, xs[i]);
        plain[12] += s, weighted[12] += weight[i] * static_cast<long double>(s);
        for (std::size_t k = 0; k < 12; ++k)
            plain[k] += slope[k], weighted[k] += weight[i] * static_cast<long double>(slope[k]);
    }
    auto const check = [](auto const& result, auto const& exact) {
        auto const& [s, slope] = result;
        CHECK(std::fabs(s - exact[12]) < 1e-11L);
        for (std::size_t k = 0; k < 12; ++k) CHECK(std::fabs(slope[k] - exact[k]) < 1e-11L);
    };
    check(tl::value_and_gradient(tl::sum_over(f))(v, tl::each(xs)), plain);
    check(tl::value_and_gradient(tl::sum_over(f))(v, tl::each(xs), tl::weighted(weight)), weighted);
}

TEST_CASE("float", "[data]") {
    std::vector<float> xs(100), ys(100);
    double exact = 0;
    for (std::size_t i = 0; i < 100; ++i) {
        xs[i] = 0.01f * float(i), ys[i] = 1 - xs[i];
        double const x = xs[i], r = 0.5 + 0.25 * x + x * x - ys[i];
        exact += r * r;
    }
    std::array<float, 3> const v{0.5f, 0.25f, 1};
    auto const [sum, slope] =
        tl::value_and_gradient(tl::sum_over(loss))(v, tl::each(xs), tl::each(ys));
    static_assert(std::is_same_v<decltype(sum), float const>);
    static_assert(std::is_same_v<decltype(slope), std::array<float, 3> const>);
    CHECK(std::fabs(sum - exact) < 1e-5 * exact);
}
