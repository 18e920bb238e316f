// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

/// Several uses of one value contribute to one gradient.

using namespace workload;

TEST_CASE("a value that is used twice, through maps, products and transposes") {
    constexpr auto f = tl::function([](auto A, auto B, auto x) {
        auto P = tl::tanh(tl::matmul(A, B));
        auto Q = tl::matmul(P, tl::transpose(P)) + 0.5 * P;
        auto y = tl::matmul(Q, x);
        return tl::dot(y, tl::matmul(x, P)) + tl::logsumexp(Q - y);
    });
    tl::tensor<double, tl::dynamic, 9> A(11);
    tl::tensor<double, 9, tl::dynamic> B(11);
    std::vector<double> x(11);
    fill(A, 9), fill(B, 10), fill(x, 11);
    auto const value = [&] { return f(A, B, x); };
    auto const [gA, gB, gx] = tl::gradient(f)(A, B, x);
    CHECK(worst_difference(A, gA, value) < 1e-7);
    CHECK(worst_difference(B, gB, value) < 1e-7);
    CHECK(worst_difference(x, gx, value) < 1e-7);
}

TEST_CASE("neighbours and fixed elements contribute to the same gradient") {
    constexpr auto f = tl::function([](auto x, auto A) {
        auto rough = tl::sum(tl::indices<0>(A), [&](auto i) {
            auto step = x(i + 1) - x(i + 0) * A(i, 1);
            return step * step * tl::exp(x(i + 2)) + A(i, 0) * x(3);
        });
        return rough * x(0) + tl::sum(tl::indices<1>(A), [&](auto j) { return A(0, j) * A(0, j); });
    });
    std::vector<double> x(14);
    tl::tensor<double, tl::dynamic, 3> A(12);
    fill(x, 12), fill(A, 13);
    auto const value = [&] { return f(x, A); };
    double expected = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        double const step = x[i + 1] - x[i] * A(i, 1);
        expected += step * step * std::exp(x[i + 2]) + A(i, 0) * x[3];
    }
    expected = expected * x[0] + A(0, 0) * A(0, 0) + A(0, 1) * A(0, 1) + A(0, 2) * A(0, 2);
    CHECK(value() == Approx(expected));
    auto const [gx, gA] = tl::gradient(f)(x, A);
    CHECK(worst_difference(x, gx, value) < 1e-7);
    CHECK(worst_difference(A, gA, value) < 1e-7);
}
