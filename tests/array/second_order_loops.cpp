// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "second_order.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("Hessian products through the turns of a scan") {
    constexpr auto smooth = tl::function([](auto x, auto y, auto a) {
        auto [last, states] = tl::scan(tl::indices<0>(x), 0.5 * a,
                                       [&](auto s, auto t) { return s + a * tl::sin(x(t) - s); });
        return tl::mse(states, y) + last * last;
    });
    check_hvp(smooth, std::tuple(std::vector<double>(25), std::vector<double>(25), 0.0));
    constexpr auto rows = tl::function([](auto X, auto h0, auto w) {
        auto h = tl::iterate(tl::indices<0>(X), h0,
                             [&](auto s, auto t) { return tl::tanh(w * s + tl::row(X, t)); });
        return tl::sum(h * h);
    });
    check_hvp(rows, std::tuple(matrix(6, 5), std::vector<double>(5), std::vector<double>(5)));
}

TEST_CASE("Hessian products of softmax, and of a product with factors that are zero") {
    check_hvp(tl::function([](auto A, auto x) { return tl::sum(tl::softmax(A * x) * A); }),
              std::tuple(matrix(4, 6), std::vector<double>(6)));
    constexpr auto f = tl::function([](auto x) { return tl::product(x) + tl::product(x * x); });
    check_hvp(f, std::tuple(std::vector<double>(6)));
    std::vector<double> const v{1, 2, 3, 5, 7};
    for (std::vector<double> x : {std::vector<double>{2, 3, 0, 4, -1}, {2, 0, 0, 4, -1}}) {
        auto const Hv = tl::hvp(f)(x, v);
        for (std::size_t i = 0; i < x.size(); ++i) {
            double expected = 0;
            for (std::size_t j = 0; j < x.size(); ++j) {
                double once = i == j ? 0 : 1, twice = i == j ? 2 : 4 * x[i] * x[j];
                for (std::size_t k = 0; k < x.size(); ++k)
                    if (k != i && k != j) once *= x[k], twice *= x[k] * x[k];
                expected += (once + twice) * v[j];
            }
            CHECK(Hv(i) == Approx(expected));
        }
    }
}
