// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

constexpr auto walk = tl::function([](auto x0, auto k) {
    return tl::iterate(1000, x0, [&](auto x) { return x + 0.001 * k * x; });
});

} // namespace

TEST_CASE("compound interest, element by element") {
    for (std::size_t const n : {1u, 8u, 13u, 37u}) {
        std::vector<double> x(n);
        fill(x, 1);
        auto const last = walk(x, 0.5);
        REQUIRE(last.size() == n);
        for (std::size_t i = 0; i < n; ++i)
            CHECK(last(i) == Approx(x[i] * std::pow(1.0005, 1000)).epsilon(1e-12));
    }
}

TEST_CASE("the gradient of a walk against its closed form") {
    constexpr auto f = tl::function([](auto x0, auto k) {
        return tl::sum(tl::iterate(1000, x0, [&](auto x) { return x + 0.001 * k * x; }));
    });
    std::vector<double> x(21);
    fill(x, 2);
    auto const [of_x, of_k] = tl::gradient(f)(x, 0.5);
    double sum = 0;
    for (double const v : x) sum += v;
    for (std::size_t i = 0; i < x.size(); ++i)
        CHECK(of_x(i) == Approx(std::pow(1.0005, 1000)).epsilon(1e-12));
    CHECK(of_k == Approx(sum * std::pow(1.0005, 999)).epsilon(1e-11));
}

TEST_CASE("numbers alone, turn after turn") {
    constexpr auto short_walk = tl::function([](auto x0, auto k) {
        return tl::iterate(100, x0, [&](auto x) { return x + 0.01 * k * x; });
    });
    CHECK(short_walk(2.0, 0.5) == Approx(2 * std::pow(1.005, 100)));
    auto const [of_x, of_k] = tl::gradient(short_walk)(2.0, 0.5);
    CHECK(of_x == Approx(std::pow(1.005, 100)));
    CHECK(of_k == Approx(2 * std::pow(1.005, 99)));
}

TEST_CASE("the number of turns as an argument of the template") {
    constexpr auto by_template = tl::function([](auto x0, auto k) {
        return tl::iterate<1000>(x0, [&](auto x) { return x + 0.001 * k * x; });
    });
    constexpr auto checkpointed = tl::function([](auto x0, auto k) {
        return tl::iterate<1000>(tl::checkpointed<>, x0, [&](auto x) { return x + 0.001 * k * x; });
    });
    std::vector<double> x(5);
    fill(x, 3);
    auto const expected = walk(x, 0.5), one = by_template(x, 0.5), other = checkpointed(x, 0.5);
    for (std::size_t i = 0; i < x.size(); ++i) {
        CHECK(one(i) == expected(i));
        CHECK(other(i) == expected(i));
    }
    constexpr auto of_numbers =
        tl::function([](auto x0) { return tl::iterate<3>(x0, [](auto s) { return s * s; }); });
    CHECK(of_numbers(2.0) == 256);
}

TEST_CASE("states of arrays, of elements, of both, against differences") {
    constexpr auto f = tl::function([](auto x0, auto k) {
        auto last = tl::iterate(20, x0, [&](auto x) { return x + 0.1 * tl::sin(k * x); });
        auto inside = tl::sum(tl::indices<0>(x0), [&](auto i) {
            return tl::iterate(15, k, [&](auto y) { return y + 0.1 * tl::exp(-y * y) * x0(i); }) *
                   last(i);
        });
        return inside + tl::sum(last * x0);
    });
    for (std::size_t const n : {1u, 9u, 20u}) {
        std::vector<double> x(n);
        tl::tensor<double, 1> k{0.7};
        fill(x, 3);
        auto const [of_x, of_k] = tl::gradient(f)(x, k(0));
        auto const value = [&] { return f(x, k(0)); };
        CHECK(worst_difference(x, of_x, value) < 1e-8);
        CHECK(worst_difference(k, tl::tensor<double, 1>{of_k}, value) < 1e-8);
    }
}

TEST_CASE("no turns leave the start, one turn is the body") {
    constexpr auto none = tl::function(
        [](auto x0) { return tl::sum(tl::iterate(0, x0, [](auto x) { return x * x; })); });
    constexpr auto once = tl::function(
        [](auto x0) { return tl::sum(tl::iterate(1, x0, [](auto x) { return x * x; })); });
    std::vector<double> const x{1.5, -2};
    CHECK(none(x) == -0.5);
    CHECK(tl::gradient(none)(x)(1) == 1);
    CHECK(once(x) == 6.25);
    CHECK(tl::gradient(once)(x)(1) == -4);
}
