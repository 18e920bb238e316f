// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "second_order.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("Hessian products through a two-layer network") {
    constexpr auto loss = tl::function([](auto W1, auto b1, auto W2, auto b2, auto X, auto Y) {
        auto H = tl::tanh(tl::matmul(X, W1) + b1);
        return tl::mse(tl::matmul(H, W2) + b2, Y);
    });
    for (int const n : {1, 6, 19})
        check_hvp(loss, std::tuple(matrix(4, 5), std::vector<double>(5), matrix(5, 2),
                                   std::vector<double>(2), matrix(n, 4), matrix(n, 2)));
}

TEST_CASE("Hessian products of logistic regression") {
    constexpr auto loss = tl::function([](auto w, auto b, auto X, auto y) {
        auto z = tl::matmul(X, w) + b;
        return tl::mean(tl::softplus(z) - y * z) + 0.1 * tl::dot(w, w);
    });
    for (int const n : {1, 40})
        check_hvp(loss, std::tuple(std::vector<double>(7), 0.0, matrix(n, 7),
                                   std::vector<double>(static_cast<std::size_t>(n))));
}

TEST_CASE("what the Hessian of logistic regression is") {
    constexpr auto loss = tl::function([](auto w, auto X, auto y) {
        auto z = tl::matmul(X, w);
        return tl::sum(tl::softplus(z) - y * z);
    });
    matrix X(50, 6);
    std::vector<double> w(6), y(50), v(6);
    fill(X, 1), fill(w, 2), fill(y, 3), fill(v, 4);
    // X^T D X v with D = s (1 - s).
    auto const of_w = tl::hvp(loss, tl::wrt<0>)(w, X, y, v);
    for (std::size_t j = 0; j < 6; ++j) {
        double expected = 0;
        for (std::size_t p = 0; p < 50; ++p) {
            double z = 0, dz = 0;
            for (std::size_t k = 0; k < 6; ++k) z += X(p, k) * w[k], dz += X(p, k) * v[k];
            double const s = 1 / (1 + std::exp(-z));
            expected += X(p, j) * s * (1 - s) * dz;
        }
        CHECK(of_w(j) == Approx(expected).epsilon(1e-12));
    }
}
