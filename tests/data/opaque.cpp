// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>
#include <tapeless/solve.hpp>
#include <tapeless/tapeless.hpp>

#include <cmath>
#include <vector>

namespace tl = tapeless;

namespace {

constexpr auto cube =
    tl::opaque<"cube">([](double x) { return x * x * x; }, [](double x) { return 3 * x * x; });
constexpr auto f = tl::function([](auto x, auto p) {
    return cube(x) * p + tl::root([](auto z, auto q) { return z * z - q; }, 1.0, x * x * p);
});

TEST_CASE("what runs lane by lane runs over data", "[data]") {
    std::vector<double> xs(37), values(37), slopes(37);
    for (std::size_t i = 0; i < xs.size(); ++i) xs[i] = 0.5 + 0.1 * static_cast<double>(i);
    tl::batched(f)(tl::each(xs), 2.0, tl::into(values));
    tl::batched(tl::gradient(f, tl::wrt<0>))(tl::each(xs), 2.0, tl::into(slopes));
    for (std::size_t i = 0; i < xs.size(); ++i) {
        double const x = xs[i];
        CHECK(values[i] == Approx(2 * x * x * x + std::sqrt(2.0) * x).epsilon(1e-14));
        CHECK(slopes[i] == Approx(6 * x * x + std::sqrt(2.0)).epsilon(1e-13));
    }
}

// Of the operands of a root the first ones may be what all points share, or constants.
constexpr auto cubic = tl::function([](auto p, auto q) {
    return tl::root([](auto x, auto a, auto b) { return x * x * x + a * x - b; }, 1.0, p, q);
});

TEST_CASE("a root whose first operands all points share", "[data]") {
    std::vector<double> q(21), x(21), dp(21), dq(21);
    for (std::size_t i = 0; i < q.size(); ++i) q[i] = 0.3 + 0.4 * static_cast<double>(i);
    double const p = 1.7;
    tl::batched(tl::value_and_gradient(cubic))(p, tl::each(q), tl::into(x, dp, dq));
    double sum = 0, slope = 0;
    for (std::size_t i = 0; i < q.size(); ++i) {
        double const d = 3 * x[i] * x[i] + p;
        CHECK(x[i] * x[i] * x[i] + p * x[i] == Approx(q[i]).epsilon(1e-14));
        CHECK(dp[i] == Approx(-x[i] / d).epsilon(1e-13));
        CHECK(dq[i] == Approx(1 / d).epsilon(1e-13));
        sum += x[i], slope -= x[i] / d;
    }
    auto const [total, of_total] = tl::value_and_gradient(tl::sum_over(cubic))(p, tl::each(q));
    CHECK(total == Approx(sum).epsilon(1e-14));
    CHECK(of_total == Approx(slope).epsilon(1e-13));
}

struct line {
    std::vector<double> coefficient;
};
constexpr auto on_line = tl::opaque<"line">(
    [](line const& l, double x) { return l.coefficient[0] + l.coefficient[1] * x; },
    [](line const& l, double) { return l.coefficient[1]; });

TEST_CASE("a table made at run time goes to all data", "[data]") {
    line const l{{3, 2}};
    constexpr auto g =
        tl::function([](auto table, auto x, auto p) { return on_line(table, x * p); });
    std::vector<double> xs(10007), values(xs.size()), slopes(xs.size());
    double sum = 0;
    for (std::size_t i = 0; i < xs.size(); ++i)
        xs[i] = 1e-3 * static_cast<double>(i), sum += 3 + 2 * xs[i] * 1.5;
    tl::batched(g)(tl::refer(l), tl::each(xs), 1.5, tl::into(values));
    tl::batched(tl::gradient(g, tl::wrt<1>))(tl::refer(l), tl::each(xs), 1.5, tl::into(slopes));
    for (std::size_t i = 0; i < xs.size(); i += 97) {
        CHECK(values[i] == Approx(3 + 3 * xs[i]));
        CHECK(slopes[i] == 3);
    }
    CHECK(tl::sum_over(g)(tl::refer(l), tl::each(xs), 1.5) == Approx(sum));
}

} // namespace
