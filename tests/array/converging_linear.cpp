// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "directions.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace tl = tapeless;
using workload::matrix;

namespace {

using vector = std::vector<double>;
using number = tl::tensor<double, 1>;

/// (I + A) x = b by Jacobi's rule, of whose solution `c` is a linear function.
constexpr auto linear = tl::function([](auto A, auto b, auto c) {
    auto x = tl::while_converging(0.0 * b, [&](auto y) { return b - tl::matmul(A, y); });
    return tl::sum(x * c);
});

/// Ranks that flow along the links of pages, a part of them to any page.
constexpr auto ranks = tl::function([](auto links, auto damping, auto wanted, auto anywhere) {
    auto const out = tl::sum<0>(links);
    auto rank = tl::while_converging(anywhere, [&](auto r) {
        return damping(0) * tl::matmul(links, r / out) + (1.0 - damping(0)) * anywhere;
    });
    return tl::sum(rank * wanted);
});

} // namespace

TEST_CASE("a system of linear equations") {
    for (std::size_t const n : {2u, 5u, 16u}) {
        matrix A(n, n);
        vector b(n), c(n);
        workload::fill(A, 1), workload::fill(b, 2), workload::fill(c, 3);
        for (double& x : A) x *= 0.9 / static_cast<double>(n);
        // Gauss's rule, for the solution x and that of the transposed equations, w.
        auto const solve = [&](vector y, bool transposed) {
            matrix M = A;
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j)
                    M(i, j) = (i == j) + (transposed ? A(j, i) : A(i, j));
            for (std::size_t k = 0; k < n; ++k)
                for (std::size_t i = 0; i < n; ++i) {
                    if (i == k) continue;
                    double const factor = M(i, k) / M(k, k);
                    for (std::size_t j = 0; j < n; ++j) M(i, j) -= factor * M(k, j);
                    y[i] -= factor * y[k];
                }
            for (std::size_t k = 0; k < n; ++k) y[k] /= M(k, k);
            return y;
        };
        auto const x = solve(b, false), w = solve(c, true);
        auto const [of_A, of_b, of_c] = tl::gradient(linear)(A, b, c);
        for (std::size_t i = 0; i < n; ++i) {
            CHECK(of_c(i) == Approx(x[i]).epsilon(1e-10).margin(1e-12));
            CHECK(of_b(i) == Approx(w[i]).epsilon(1e-10).margin(1e-12));
            for (std::size_t j = 0; j < n; ++j)
                CHECK(of_A(i, j) == Approx(-w[i] * x[j]).epsilon(1e-10).margin(1e-12));
        }
    }
}

TEST_CASE("ranks of pages") {
    std::size_t const n = 6;
    matrix links(n, n);
    vector wanted(n);
    workload::fill(links, 1), workload::fill(wanted, 2);
    for (double& x : links) x = x > 0 ? x : 0.1;
    number damping{0.85};
    vector const even(n, 1.0 / static_cast<double>(n));
    auto const value = [&] { return ranks(links, damping, wanted, even); };
    auto const [of_links, of_damping, of_wanted] =
        tl::gradient(ranks, tl::wrt<0, 1, 2>)(links, damping, wanted, even);
    CHECK(workload::worst_difference(links, of_links, value) < 1e-9);
    CHECK(workload::worst_difference(damping, of_damping, value) < 1e-9);
    double total = 0;
    for (double const rank : of_wanted) total += rank;
    CHECK(total == Approx(1).epsilon(1e-12));
}

TEST_CASE("the turns leave no trace") {
    number a{0.9}, x0{0.3};
    vector b(64), c(64);
    matrix A(64, 64);
    workload::fill(b, 2), workload::fill(c, 3);
    for (double const close : {0.1, 0.95}) {
        for (std::size_t i = 0; i < 64; ++i) A(i, (i + 1) % 64) = close;
        tl::array_workspace memory;
        auto slopes = tl::gradient(linear)(A, b, c);
        memory.evaluate(slopes, tl::gradient(linear), A, b, c);
        CHECK(memory.bytes() <= 16 * 64 * sizeof(double));
    }
}
