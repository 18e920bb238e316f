// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <xsimd/xsimd.hpp>

#include <array>
#include <cmath>
#include <tuple>

namespace tl = tapeless;

namespace {

constexpr auto f = tl::function([](auto x, auto y) { return sin(x) * y * y; });

// The rules are wrong on purpose: only so it shows that they are followed.
constexpr auto by_vjp = tl::custom_vjp(f, [](auto x, auto y, auto result, auto w) {
    return std::tuple{w * 3.0 * x * x * y, -w * result};
});
constexpr auto by_jvp = tl::custom_jvp(f, [](auto at, auto tangents) {
    auto [x, y] = at;
    auto [dx, dy] = tangents;
    return 3.0 * x * x * y * dx + dy / 2 + y * dy;
});

TEST_CASE("a rule for cotangents is followed in both modes", "[diff]") {
    double const x = 1.2, y = 0.7, r = std::sin(x) * y * y;
    CHECK(by_vjp(x, y) == f(x, y));
    auto const [dx, dy] = tl::gradient(by_vjp)(x, y);
    CHECK(dx == Approx(3 * x * x * y));
    CHECK(dy == Approx(-r));
    auto const [value, tangent] = tl::jvp(by_vjp)(std::tuple{x, y}, std::tuple{2.0, 5.0});
    CHECK(value == f(x, y));
    CHECK(tangent == Approx(2 * 3 * x * x * y - 5 * r));
}

TEST_CASE("a rule for tangents is followed in both modes", "[diff]") {
    double const x = 1.2, y = 0.7;
    CHECK(by_jvp(x, y) == f(x, y));
    auto const [dx, dy] = tl::gradient(by_jvp)(x, y);
    CHECK(dx == Approx(3 * x * x * y));
    CHECK(dy == Approx(0.5 + y));
    auto const [value, tangent] = tl::jvp(by_jvp)(std::tuple{x, y}, std::tuple{2.0, 5.0});
    CHECK(tangent == Approx(2 * 3 * x * x * y + 5 * (0.5 + y)));
    CHECK(value == f(x, y));
}

TEST_CASE("second derivatives are those of the rule", "[diff]") {
    double const x = 1.2, y = 0.7, r = std::sin(x) * y * y;
    auto const along_x = [](auto u, auto v) { return std::get<0>(tl::gradient(by_vjp)(u, v)); };
    auto const along_y = [](auto u, auto v) { return std::get<1>(tl::gradient(by_vjp)(u, v)); };
    auto const [xx, xy] = tl::gradient(along_x)(x, y);
    CHECK(xx == Approx(6 * x * y));
    CHECK(xy == Approx(3 * x * x));
    auto const [yx, yy] = tl::gradient(along_y)(x, y);
    CHECK(yx == Approx(-3 * x * x * y)); // -d result / dx, by the rule
    CHECK(yy == Approx(r));
    auto const [value, tangent] =
        tl::jvp(tl::gradient(by_vjp))(std::tuple{x, y}, std::tuple{1.0, 0.0});
    CHECK(std::get<0>(tangent) == Approx(6 * x * y));
    CHECK(std::get<1>(tangent) == Approx(-3 * x * x * y));
    CHECK(std::get<1>(value) == Approx(-r));
}

TEST_CASE("a rule that reads the result is followed up to the fourth derivative", "[diff]") {
    // The rule of exp for a function that has no derivative at all.
    constexpr auto g = tl::custom_vjp([](auto x) { return tl::stop_gradient(exp(x)); },
                                      [](auto, auto result, auto w) { return w * result; });
    constexpr auto first = tl::derivative(g);
    constexpr auto second = tl::derivative(first);
    constexpr auto third = tl::derivative(second);
    constexpr auto fourth = tl::derivative(third);
    for (double const x : {-1.0, 0.3, 2.0}) {
        CHECK(first(x) == Approx(std::exp(x)));
        CHECK(second(x) == Approx(std::exp(x)));
        CHECK(third(x) == Approx(std::exp(x)));
        CHECK(fourth(x) == Approx(std::exp(x)));
    }
}

struct point {
    double x;
    std::array<double, 2> more;
};

TEST_CASE("arguments and results are structures", "[diff]") {
    // A rotation with a derivative that is twice the true one.
    constexpr auto turn = [](auto p) {
        return std::array{p.x * p.more[0], p.x * p.more[1], p.more[0]};
    };
    constexpr auto g = tl::custom_vjp(
        [](auto p) {
            auto [x, more] = p;
            return std::array{x * more[0], x * more[1], more[0]};
        },
        [](auto p, auto, auto w) {
            auto [x, more] = p;
            auto slope = p;
            auto& [dx, d] = slope;
            dx = 2 * (w[0] * more[0] + w[1] * more[1]);
            d[0] = 2 * (w[0] * x + w[2]);
            d[1] = 2 * w[1] * x;
            return slope;
        });
    point const p{2.0, {3.0, 5.0}};
    auto const r = turn(p);
    CHECK(g(p) == r);
    auto const [value, slopes] = tl::vjp(g)(std::tuple{p}, std::array{1.0, 10.0, 100.0});
    CHECK(value == r);
    point const slope = std::get<0>(slopes);
    CHECK(slope.x == 2 * (3.0 + 50.0));
    CHECK(slope.more == std::array{2 * (2.0 + 100.0), 2 * 20.0});
    auto const [again, tangent] = tl::jvp(g)(std::tuple{p}, std::tuple{point{1.0, {10.0, 100.0}}});
    CHECK(again == r);
    CHECK(tangent == std::array{2 * (3.0 + 20.0), 2 * (5.0 + 200.0), 20.0});
}

constexpr auto log_sum_exp = tl::custom_vjp(
    [](auto v) {
        auto top = v[0];
        for (auto const& a : v) top = max(top, a);
        decltype(top) sum = 0;
        for (auto const& a : v) sum += exp(a - top);
        return top + log(sum);
    },
    [](auto v, auto result, auto w) {
        for (auto& a : v) a = w * exp(a - result);
        return v;
    });

TEST_CASE("log-sum-exp is stable and has softmax for its gradient", "[diff]") {
    auto const check = [](std::array<double, 3> const& v) {
        auto const g = tl::gradient(log_sum_exp)(v);
        long double sum = 0;
        for (double const a : v) sum += std::exp(static_cast<long double>(a) - v[0]);
        for (std::size_t k = 0; k < 3; ++k) {
            auto const expected = std::exp(static_cast<long double>(v[k]) - v[0]) / sum;
            CHECK(g[k] == Approx(static_cast<double>(expected)).epsilon(1e-12).margin(1e-300));
        }
        CHECK(log_sum_exp(v) ==
              Approx(static_cast<double>(static_cast<long double>(v[0]) + std::log(sum))));
    };
    check({1.0, 2.0, 3.0});
    check({1000.0, 1000.0, 990.0});
    check({-1000.0, -1001.0, -2000.0});
    check({5.0, 5.0, 5.0}); // ties of max do not show
}

TEST_CASE("its second and third derivatives", "[diff]") {
    std::array const v{0.3, -0.4, 1.1}, d{1.0, 0.0, 0.0};
    auto const p = tl::gradient(log_sum_exp)(v);
    auto const row = std::get<1>(tl::jvp(tl::gradient(log_sum_exp))(std::tuple{v}, std::tuple{d}));
    CHECK(row[0] == Approx(p[0] - p[0] * p[0]));
    CHECK(row[1] == Approx(-p[0] * p[1]));
    CHECK(row[2] == Approx(-p[0] * p[2]));
    constexpr auto along = tl::function([](auto t) {
        return log_sum_exp(std::array{t, decltype(t)(-0.4), decltype(t)(1.1)});
    });
    double const q = p[0];
    CHECK(tl::derivative(tl::derivative(along))(0.3) == Approx(q - q * q));
    CHECK(tl::derivative(tl::derivative(tl::derivative(along)))(0.3) ==
          Approx(q * (1 - q) * (1 - 2 * q)));
}

TEST_CASE("inside other functions, and as a straight-through estimator", "[diff]") {
    static constexpr auto rounded = tl::custom_jvp([](auto x) { return round(x); },
                                                   [](auto, auto t) { return std::get<0>(t); });
    constexpr auto h = tl::function([](auto x) { return rounded(x * x) * x; });
    double const x = 1.3;
    CHECK(h(x) == 2 * x);
    CHECK(tl::derivative(h)(x) == Approx(2 * x * x + 2));
    CHECK(tl::gradient(h)(x) == Approx(2 * x * x + 2));
    auto const [value, slope] = tl::value_and_gradient(h)(x);
    CHECK(value == 2 * x);
    CHECK(slope == Approx(2 * x * x + 2));
}

TEST_CASE("batches and floats follow the rule as well", "[diff]") {
    using batch = xsimd::batch<double>;
    auto const [dx, dy] = tl::gradient(by_vjp)(batch(1.2), batch(0.7));
    auto const [sx, sy] = tl::gradient(by_vjp)(1.2, 0.7);
    CHECK(dx.get(0) == Approx(sx).epsilon(1e-14));
    CHECK(dy.get(batch::size - 1) == Approx(sy).epsilon(1e-14));
    CHECK(std::get<0>(tl::gradient(by_vjp)(1.2f, 0.7f)) == Approx(sx).epsilon(1e-6));
}

TEST_CASE("what is attached for derivatives is not printed", "[diff]") {
    CHECK(tl::to_string<double, double>(by_vjp) == tl::to_string<double, double>(f));
    CHECK(tl::to_string<double, double>(tl::gradient(by_vjp)) ==
          "(3 * x0 * x0 * x1, -sin(x0) * x1 * x1)");
}

/// What is attached for derivatives costs the value nothing.
template <class Function>
constexpr int steps =
    tl::program_of<typename Function::definition::template at<double, double>>::steps.size;
static_assert(steps<std::remove_const_t<decltype(by_vjp)>> ==
              steps<std::remove_const_t<decltype(f)>>);
static_assert(steps<std::remove_const_t<decltype(by_jvp)>> ==
              steps<std::remove_const_t<decltype(f)>>);

} // namespace
