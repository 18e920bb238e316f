// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/data.hpp>

#include <cmath>
#include <cstring>
#include <vector>

/// Sums have a shape that depends on the number of points only: the same bits for every number of
/// threads and every alignment. And they are accurate, since they are compensated.

namespace tl = tapeless;

namespace {

constexpr auto loss = tl::function([](auto w, auto x) { return exp(w * x) - x; });
constexpr auto program = tl::value_and_gradient(tl::sum_over(loss));
constexpr auto identity = tl::function([](auto, auto x) { return x; });

bool same(std::tuple<double, double> const& a, std::tuple<double, double> const& b) {
    double const x[] = {std::get<0>(a), std::get<1>(a)}, y[] = {std::get<0>(b), std::get<1>(b)};
    return std::memcmp(x, y, sizeof x) == 0;
}

} // namespace

TEST_CASE("threads and alignment change no bit of a sum", "[data]") {
    for (std::size_t const n : {0u, 5u, 1000u, 70'001u, 300'000u}) {
        std::vector<double> data(n + 16);
        for (std::size_t i = 0; i < n; ++i) data[i] = std::sin(0.37 * double(i)) * 3;
        auto const expected = program(0.8, tl::each(std::span(data.data(), n)));
        for (std::size_t shift = 0; shift < 16; ++shift) {
            std::vector<double> moved(n + 16);
            for (std::size_t i = 0; i < n; ++i) moved[i + shift] = data[i];
            std::span<double const> const all(moved.data() + shift, n);
            CHECK(same(program(0.8, tl::each(all)), expected));
            CHECK(same(program(tl::par, 0.8, tl::each(all)), expected));
        }
    }
}

TEST_CASE("a sum of many numbers keeps its digits", "[data]") {
    std::size_t const n = 1'000'000;
    std::vector<double> xs(n);
    long double exact = 0;
    for (std::size_t i = 0; i < n; ++i) {
        xs[i] = 1 / double(i + 1);
        exact += static_cast<long double>(xs[i]);
    }
    CHECK(std::fabs(tl::sum_over(identity)(0.0, tl::each(xs)) - exact) < 2e-16L * exact * 4);
    // A few large numbers that cancel, far apart, among many small ones.
    for (std::size_t i = 0; i < n; ++i) xs[i] = 0.1;
    xs[3] = 1e18, xs[n - 5] = -1e18;
    double const sum = tl::sum_over(identity)(0.0, tl::each(xs));
    CHECK(std::fabs(sum - 0.1 * double(n - 2)) < 205); // what two chunks of 1,024 lose
}

TEST_CASE("infinity and NaN arrive", "[data]") {
    std::vector<double> xs(3000, 1.0);
    xs[1234] = HUGE_VAL;
    CHECK(tl::sum_over(identity)(0.0, tl::each(xs)) == HUGE_VAL);
    xs[2500] = -HUGE_VAL;
    CHECK(std::isnan(tl::sum_over(identity)(0.0, tl::each(xs))));
    std::vector<double> one(1, HUGE_VAL);
    CHECK(tl::sum_over(identity)(0.0, tl::each(one)) == HUGE_VAL);
    xs.assign(2999, 1.0);
    xs[2998] = NAN;
    CHECK(std::isnan(tl::sum_over(identity)(0.0, tl::each(xs))));
}
