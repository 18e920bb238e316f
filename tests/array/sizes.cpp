// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

// Loops are cut into tiles, packs of lanes and strips, and short ones have nests of their own:
// every length around the places where they are cut, against sums in order.

#include <tapeless/array.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

namespace {

namespace tl = tapeless;
using vector = tl::tensor<double, tl::dynamic>;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

constexpr auto product = tl::value_and_gradient(tl::function([](auto A, auto B) {
    auto const C = tl::matmul(A, B);
    return tl::sum(C * C);
}));
constexpr auto density = tl::value_and_gradient(tl::function([](auto x, auto mean, auto deviation) {
    auto const z = (x - mean) * (1 / deviation);
    return -0.5 * tl::sum(z * z);
}));

/// Positive numbers: no sum of products is small beside its terms.
template <class Array>
Array filled(Array a) {
    std::mt19937 source(static_cast<unsigned>(a.size()));
    std::uniform_real_distribution<double> number(0.5, 1.5);
    for (double& x : a) x = number(source);
    return a;
}

/// The largest error of f(i, j), relative to it.
template <class Found, class Exact>
double off(std::size_t rows, std::size_t columns, Found const& found, Exact const& exact) {
    double worst = 0;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            double const gap = std::fabs(found(i, j) / exact(i, j) - 1);
            worst = gap <= worst ? worst : std::isfinite(gap) ? gap : HUGE_VAL;
        }
    return worst;
}
template <class Term>
double sum(std::size_t n, Term const& term) {
    double total = 0;
    for (std::size_t k = 0; k < n; ++k) total += term(k);
    return total;
}

double error_of_product(std::size_t m, std::size_t k, std::size_t n) {
    matrix const A = filled(matrix(m, k)), B = filled(matrix(k, n));
    auto const [value, slopes] = product(A, B);
    auto const& [of_A, of_B] = slopes;
    auto const C = [&](std::size_t i, std::size_t j) {
        return sum(k, [&](std::size_t q) { return A(i, q) * B(q, j); });
    };
    matrix twice(m, n);
    for (std::size_t i = 0; i < m; ++i)
        for (std::size_t j = 0; j < n; ++j) twice(i, j) = 2 * C(i, j);
    double const squares = sum(m, [&](std::size_t i) {
        return sum(n, [&](std::size_t j) { return twice(i, j) * twice(i, j) / 4; });
    });
    double const first = off(m, k, of_A, [&](std::size_t i, std::size_t q) {
        return sum(n, [&](std::size_t j) { return twice(i, j) * B(q, j); });
    });
    double const second = off(k, n, of_B, [&](std::size_t q, std::size_t j) {
        return sum(m, [&](std::size_t i) { return A(i, q) * twice(i, j); });
    });
    return std::fmax(std::fabs(value / squares - 1), std::fmax(first, second));
}

} // namespace

TEST_CASE("products of matrices of all shapes") {
    for (std::size_t m : {1u, 7u, 8u, 9u, 16u, 19u, 127u, 128u, 130u})
        for (std::size_t k : {1u, 3u, 7u, 8u, 9u, 16u, 17u, 25u})
            for (std::size_t n : {1u, 2u, 8u, 9u, 17u}) {
                INFO(m << " x " << k << " times " << k << " x " << n);
                CHECK(error_of_product(m, k, n) < 1e-12);
            }
}

TEST_CASE("three sums over vectors of all lengths") {
    double const mean = 0.3, deviation = 1.7;
    for (std::size_t n = 1; n < 600; n += n < 70 ? 1 : 37) {
        vector const x = filled(vector(n));
        auto const [value, slopes] = density(x, mean, deviation);
        auto const& [of_x, of_mean, of_deviation] = slopes;
        auto const z = [&](std::size_t k) { return (x(k) - mean) / deviation; };
        double const squares = sum(n, [&](std::size_t k) { return z(k) * z(k); });
        INFO(n << " elements");
        CHECK(value == Approx(-0.5 * squares).epsilon(1e-13));
        CHECK(of_mean == Approx(sum(n, z) / deviation).epsilon(1e-13));
        CHECK(of_deviation == Approx(squares / deviation).epsilon(1e-13));
        for (std::size_t k = 0; k < n; ++k)
            if (of_x(k) != Approx(-z(k) / deviation).epsilon(1e-13)) FAIL("element " << k);
    }
}
