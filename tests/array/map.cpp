// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Arrays made by a comprehension.

#include "second_order.hpp"

#include <vector>

using namespace workload;

namespace {

constexpr auto kernel_sums = tl::function([](auto x, auto y, auto w) {
    auto q = tl::map(tl::indices<0>(x), [&](auto i) {
        return tl::exp(x(i)) *
               tl::sum(tl::indices<0>(y), [&](auto j) { return w(j) * tl::sin(x(i) * y(j)); });
    });
    return tl::dot(q, q) + q(0) * q(1);
});
/// A matrix of kernels, made twice over: number by number, and row by row.
constexpr auto gram = tl::function([](auto X) {
    auto K = tl::map(tl::indices<0>(X), [&](auto i) {
        return tl::map(tl::indices<0>(X), [&](auto j) {
            auto d = tl::sum(tl::indices<1>(X),
                             [&](auto k) { return (X(i, k) - X(j, k)) * (X(i, k) - X(j, k)); });
            return tl::exp(-0.5 * d);
        });
    });
    auto rows = tl::map(tl::indices<0>(X), [&](auto i) { return tl::row(X, i) * X(i, 0); });
    return tl::matmul(K, rows);
});
constexpr auto energy = tl::function([](auto X) {
    auto Y = gram(X);
    return tl::sum(Y * tl::transpose(tl::transpose(Y)));
});
constexpr auto differences = tl::function([](auto x, auto y) {
    auto d = tl::map(tl::indices<0>(y), [&](auto i) { return x(i + 1) - x(i); });
    return tl::mse(d, y);
});

} // namespace

TEST_CASE("an array of sums has values and derivatives") {
    for (std::size_t const n : {2u, 5u, 33u}) {
        std::vector<double> x(n), y(7), w(7);
        fill(x, 1), fill(y, 2), fill(w, 3);
        auto const [value, slopes] = tl::value_and_gradient(kernel_sums)(x, y, w);
        std::vector<double> q(n);
        double expected = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < 7; ++j) q[i] += w[j] * std::sin(x[i] * y[j]);
            q[i] *= std::exp(x[i]);
            expected += q[i] * q[i];
        }
        CHECK(value == Approx(expected + q[0] * q[1]).epsilon(1e-12));
        auto const f = [&] { return kernel_sums(x, y, w); };
        CHECK(worst_difference(x, std::get<0>(slopes), f) < 1e-8);
        CHECK(worst_difference(w, std::get<2>(slopes), f) < 1e-8);
    }
}

TEST_CASE("arrays of arrays are results, and have second derivatives") {
    matrix X(5, 3);
    fill(X, 4);
    auto const Y = gram(X);
    REQUIRE((Y.extent(0) == 5 && Y.extent(1) == 3));
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t k = 0; k < 3; ++k) {
            double expected = 0;
            for (std::size_t j = 0; j < 5; ++j) {
                double d = 0;
                for (std::size_t l = 0; l < 3; ++l) d += std::pow(X(i, l) - X(j, l), 2);
                expected += std::exp(-0.5 * d) * X(j, k) * X(j, 0);
            }
            CHECK(Y(i, k) == Approx(expected).epsilon(1e-12));
        }
    check_hvp(energy, std::tuple(X));
}

TEST_CASE("the range of a map is as long as the body's arrays allow") {
    CHECK(differences(std::vector<double>{1, 3, 6}, std::vector<double>{2, 2}) == 0.5);
    CHECK_THROWS_AS(differences(std::vector<double>{1, 3}, std::vector<double>{2, 2}),
                    std::out_of_range);
}
