// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("softmax and its logarithm") {
    constexpr auto direct = tl::function([](auto A) { return tl::softmax(A); });
    constexpr auto logs = tl::function([](auto A) { return tl::log_softmax(A); });
    constexpr auto f = tl::function([](auto A, auto W) {
        return tl::sum(tl::softmax(A) * W) + tl::sum(tl::log_softmax(A * A) * W);
    });
    for (shape const s : shapes) {
        matrix A = random(s, 7), W = random(s, 8);
        auto const p = direct(A), q = logs(A);
        for (std::size_t i = 0; i < s.rows; ++i) {
            long double total = 0;
            for (std::size_t j = 0; j < s.columns; ++j)
                total += std::exp(static_cast<long double>(A(i, j)));
            for (std::size_t j = 0; j < s.columns; ++j) {
                long double const expected = std::exp(static_cast<long double>(A(i, j))) / total;
                CHECK(p(i, j) == Approx(static_cast<double>(expected)).epsilon(1e-14));
                CHECK(q(i, j) ==
                      Approx(static_cast<double>(std::log(expected))).epsilon(1e-13).margin(1e-15));
            }
        }
        auto const value = [&] { return f(A, W); };
        auto const [of_A, of_W] = tl::gradient(f)(A, W);
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(W, of_W, value) < 1e-8);
    }
    matrix extreme(1, 2);
    extreme(0, 0) = 1000, extreme(0, 1) = -1000;
    CHECK(direct(extreme)(0, 0) == 1);
    CHECK(logs(extreme)(0, 1) == -2000);
}

TEST_CASE("softmax along the first axis is that of the transpose along the last") {
    constexpr auto along_first = tl::function([](auto A, auto W) {
        return tl::sum((tl::softmax<0>(A) + tl::log_softmax<0>(A * A)) * W);
    });
    constexpr auto turned = tl::function([](auto A, auto W) {
        auto const B = tl::transpose(A);
        auto const both = tl::softmax<1>(B) + tl::log_softmax(B * B);
        return tl::sum(tl::transpose(both) * W);
    });
    for (shape const s : shapes) {
        matrix const A = random(s, 7), W = random(s, 8);
        CHECK(along_first(A, W) == Approx(turned(A, W)).epsilon(1e-12));
        auto const of_first = tl::gradient(along_first, tl::wrt<0>)(A, W);
        auto const of_turned = tl::gradient(turned, tl::wrt<0>)(A, W);
        for (std::size_t k = 0; k < A.size(); ++k)
            CHECK(of_first.data()[k] == Approx(of_turned.data()[k]).margin(1e-12));
    }
}

TEST_CASE("loops below an index against loops and differences") {
    constexpr auto f = tl::function([](auto L, auto x) {
        return tl::sum(tl::indices<0>(L), [&](auto i) {
            auto below = tl::sum(tl::below(i), [&](auto j) { return L(i, j) * x(j); });
            auto with = tl::sum(tl::below(i + 1), [&](auto j) { return tl::exp(x(j)); });
            return below * tl::sin(x(i)) + with * x(i) +
                   tl::sum(tl::below(i), [](auto) { return tl::symbol(0.25); });
        });
    });
    for (std::size_t const n : {1u, 2u, 7u, 19u}) {
        matrix L = random({n, n}, 9);
        std::vector<double> x(n);
        fill(x, 10);
        double expected = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double below = 0, with = 0;
            for (std::size_t j = 0; j < i; ++j) below += L(i, j) * x[j];
            for (std::size_t j = 0; j <= i; ++j) with += std::exp(x[j]);
            expected += below * std::sin(x[i]) + with * x[i] + 0.25 * static_cast<double>(i);
        }
        CHECK(f(L, x) == Approx(expected));
        auto const value = [&] { return f(L, x); };
        auto const [of_L, of_x] = tl::gradient(f)(L, x);
        CHECK(worst_difference(L, of_L, value) < 1e-8);
        CHECK(worst_difference(x, of_x, value) < 1e-8);
    }
}
