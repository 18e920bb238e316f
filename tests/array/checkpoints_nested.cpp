// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("stretches in the turns of another state") {
    constexpr auto f = tl::function([](auto x0, auto k) {
        return tl::sum(tl::iterate(3, x0, [&](auto outer) {
            auto inner = tl::iterate(tl::checkpointed<>, 11, outer,
                                     [&](auto x) { return x + 0.1 * k * tl::sin(x); });
            return inner / (1 + tl::sum(outer * outer));
        }));
    });
    std::vector<double> x(7);
    tl::tensor<double, 1> k{0.6};
    fill(x, 1);
    auto const value = [&] {
        std::vector<double> state = x;
        for (int t = 0; t < 3; ++t) {
            double square = 1;
            for (double const v : state) square += v * v;
            for (double& v : state) {
                for (int s = 0; s < 11; ++s) v += 0.1 * k(0) * std::sin(v);
                v /= square;
            }
        }
        double total = 0;
        for (double const v : state) total += v;
        return total;
    };
    CHECK(f(x, k(0)) == Approx(value()).epsilon(1e-13));
    auto const [of_x, of_k] = tl::gradient(f)(x, k(0));
    CHECK(worst_difference(x, of_x, value) < 1e-8);
    CHECK(worst_difference(k, tl::tensor<double, 1>{of_k}, value) < 1e-8);
}

TEST_CASE("two states kept, fewer turns than states, none") {
    constexpr auto grown = tl::function([](auto x, auto a) {
        auto const turn = [&](auto y) { return a * y; };
        return tl::sum(tl::iterate(tl::checkpointed<2>, 9, x, turn)) +
               tl::sum(tl::iterate(tl::checkpointed<7>, 2, x, turn)) +
               tl::sum(tl::iterate(tl::checkpointed<>, 0, x, turn));
    });
    std::vector<double> const x{0.5, -2, 3};
    auto const [of_x, of_a] = tl::gradient(grown)(x, 0.9);
    for (double const slope : of_x) CHECK(slope == Approx(std::pow(0.9, 9) + 0.81 + 1));
    CHECK(of_a == Approx(1.5 * (9 * std::pow(0.9, 8) + 1.8)));
}

TEST_CASE("in a loop over elements; of numbers alone, turn after turn") {
    constexpr auto each = tl::function([](auto x, auto k) {
        return tl::sum(tl::indices<0>(x), [&](auto i) {
            return x(i) * tl::iterate(tl::checkpointed<3>, 10, x(i),
                                      [&](auto y) { return y - 0.1 * k * tl::exp(-y * x(i)); });
        });
    });
    std::vector<double> x(9);
    tl::tensor<double, 1> k{0.4};
    fill(x, 2);
    auto const value = [&] {
        double total = 0;
        for (double const start : x) {
            double y = start;
            for (int t = 0; t < 10; ++t) y -= 0.1 * k(0) * std::exp(-y * start);
            total += start * y;
        }
        return total;
    };
    CHECK(each(x, k(0)) == Approx(value()).epsilon(1e-13));
    auto const [of_x, of_k] = tl::gradient(each)(x, k(0));
    CHECK(worst_difference(x, of_x, value) < 1e-8);
    CHECK(worst_difference(k, tl::tensor<double, 1>{of_k}, value) < 1e-8);

    constexpr auto numbers = tl::function([](auto x0, auto a) {
        return tl::iterate(tl::checkpointed<>, 6, x0, [&](auto y) { return a * y; });
    });
    auto const [of_x0, of_a] = tl::gradient(numbers)(2.0, 0.5);
    CHECK(of_x0 == Approx(std::pow(0.5, 6)));
    CHECK(of_a == Approx(12 * std::pow(0.5, 5)));
}
