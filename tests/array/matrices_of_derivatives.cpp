// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "matrices_of_differences.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("the jacobian of a scan") {
    constexpr auto states = tl::function([](auto x, auto a) {
        auto [last, all] = tl::scan(tl::indices<0>(x), 0.5 * a, [&](auto s, auto t) {
            return s + a * tl::sin(x(t) - s) * x(0);
        });
        return all;
    });
    for (std::size_t const n : {1u, 2u, 17u}) {
        std::vector<double> x(n);
        fill(x, 1);
        CHECK(error_of_jacobian(states, x, 0.7) < 1e-9);
        auto const [of_x, of_a] = tl::jacobian(states)(x, 0.7);
        REQUIRE(of_x.extent(1) == n);
        REQUIRE(of_a.extent(0) == n);
        for (std::size_t t = 0; t < n; ++t) // what comes later has no effect
            for (std::size_t k = t + 1; k < n; ++k) CHECK(of_x(t, k) == 0);
    }
}

TEST_CASE("jacobians of layers, of elementwise functions and of softmax") {
    constexpr auto layers = tl::function([](auto x, auto A) {
        return tl::matmul(A, tl::tanh(tl::matmul(x, A))) + x(1) * tl::max(x);
    });
    matrix A(6, 9);
    std::vector<double> x(6);
    fill(A, 1), fill(x, 2);
    CHECK(error_of_jacobian(layers, x, A) < 1e-9);
    constexpr auto of_matrix =
        tl::function([](auto B, auto y) { return tl::softmax(tl::matmul(B, y) * y(0)); });
    matrix B(4, 3);
    std::vector<double> y(3);
    fill(B, 3), fill(y, 4);
    CHECK(error_of_jacobian(of_matrix, B, y) < 1e-9);
    CHECK(error_of_jacobian(tl::function([](auto z, auto s) { return tl::exp(z * s) * z; }), y,
                            0.3) < 1e-9);
    CHECK(error_of_jacobian(tl::function([](auto z, auto M) {
                                return tl::log_softmax(tl::matmul(M, z)) - tl::sum(z) * z(2);
                            }),
                            y, B) < 1e-9);
    CHECK(error_of_jacobian(tl::function([](auto s, auto z) { return tl::exp(z * s); }), 0.3, y) <
          1e-9);
}

TEST_CASE("a jacobian's columns where an elementwise function has no slope") {
    constexpr auto f = tl::function([](auto x) { return tl::sqrt(x); });
    std::vector<double> const x{4, 0, 1};
    auto const J = tl::jacobian(f)(x);
    CHECK(J(0, 0) == 0.25);
    CHECK(std::isinf(J(1, 1)));
    CHECK(J(0, 1) == 0);
    CHECK(J(1, 0) == 0);
    CHECK(J(2, 2) == 0.5);
}

namespace {

constexpr auto map = tl::function([](auto x, auto s) { return tl::exp(x * s) + tl::sum(x); });
constexpr auto potential = tl::function([](auto x, auto s) { return tl::sum(tl::exp(x * s)); });

} // namespace

TEST_CASE("jacobians and hessians within a function") {
    constexpr auto f = tl::function([](auto x, auto s) {
        auto J = tl::jacobian(map, tl::wrt<0>)(x, s);
        auto [rows, row] = tl::hessian(potential)(x, s);
        auto [of_xx, of_xs] = rows;
        auto [of_sx, of_ss] = row;
        return tl::sum(tl::matmul(J, of_xs)) + tl::sum(of_xx * J) + of_ss * tl::dot(of_sx, x);
    });
    std::vector<double> x(5);
    fill(x, 1);
    double const s = 0.6;
    double expected = 0, of_ss = 0, last = 0;
    for (double const v : x) of_ss += v * v * std::exp(s * v);
    for (std::size_t i = 0; i < 5; ++i) {
        double const e = std::exp(s * x[i]);
        last += of_ss * x[i] * (e + s * x[i] * e);
        expected += s * s * e * (s * e + 1);
        for (std::size_t j = 0; j < 5; ++j) {
            double const of_xs = std::exp(s * x[j]) * (1 + s * x[j]);
            expected += ((i == j ? s * e : 0) + 1) * of_xs;
        }
    }
    CHECK(f(x, s) == Approx(expected + last).epsilon(1e-12));
}
