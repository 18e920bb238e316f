// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

TEST_CASE("log-sum-exp has its textbook value and the softmax as its gradient") {
    for (std::size_t const n : {1u, 2u, 7u, 8u, 9u, 31u, 32u, 33u, 40u, 1003u}) {
        std::vector<double> x(n);
        fill(x, 1);
        long double total = 0;
        for (double const v : x) total += std::exp(static_cast<long double>(v));
        auto const [value, slopes] = tl::value_and_gradient(lse)(x);
        CHECK(value == Approx(static_cast<double>(std::log(total))).epsilon(1e-14));
        CHECK(lse(x) == value);
        REQUIRE(slopes.size() == n);
        for (std::size_t k = 0; k < n; ++k) {
            long double const softmax = std::exp(static_cast<long double>(x[k])) / total;
            CHECK(slopes(k) == Approx(static_cast<double>(softmax)).epsilon(1e-13));
        }
    }
}

TEST_CASE("log-sum-exp neither overflows nor loses infinities") {
    double const infinity = std::numeric_limits<double>::infinity();
    CHECK(lse(std::vector<double>{1000.0, 1000.0}) == Approx(1000.0 + std::log(2.0)));
    CHECK(lse(std::vector<double>{-infinity, -infinity}) == -infinity);
    CHECK(lse(std::vector<double>{-infinity, 3.0}) == 3.0);
    CHECK(lse(std::vector<double>{infinity, 3.0}) == infinity);
    CHECK(lse(std::vector<double>{}) == -infinity);
}

TEST_CASE("a quadratic form and its gradient for both arguments") {
    for (std::size_t const n : {1u, 3u, 8u, 37u, 70u}) {
        tl::tensor<double, tl::dynamic, tl::dynamic> A(n, n);
        std::vector<double> x(n);
        fill(A, 2), fill(x, 3);
        auto const [value, slopes] = tl::value_and_gradient(quad)(A, x);
        auto const& [of_matrix, of_vector] = slopes;
        long double form = 0;
        for (std::size_t i = 0; i < n; ++i) {
            long double both = 0;
            for (std::size_t j = 0; j < n; ++j) {
                form += static_cast<long double>(x[i]) * A(i, j) * x[j];
                both += (static_cast<long double>(A(i, j)) + A(j, i)) * x[j];
                CHECK(of_matrix(i, j) == x[i] * x[j]);
            }
            CHECK(of_vector(i) == Approx(static_cast<double>(both)).margin(1e-13));
        }
        CHECK(value == Approx(static_cast<double>(form)).margin(1e-12));
        CHECK(tl::gradient(quad, tl::wrt<1>)(A, x)(n - 1) ==
              Approx(of_vector(n - 1)).margin(1e-13));
    }
}

TEST_CASE("arguments may be tensors, views, vectors, spans, floats and rows at a distance") {
    std::vector<double> memory(40);
    fill(memory, 4);
    tl::view<double, tl::dynamic, tl::dynamic> const A(memory.data(), {4, 4}, {10, 1});
    tl::tensor<double, 4, 4> same;
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) same(i, j) = memory[10 * i + j];
    tl::tensor<double, 4> const x{1, -2, 3, 0.5};
    std::vector<double> const v(x.begin(), x.end());
    double const value = quad(same, x);
    CHECK(quad(A, x) == value);
    CHECK(quad(A, v) == value);
    CHECK(quad(same, std::span(v)) == value);
    CHECK(quad(tl::view(same.data(), 4, 4), tl::view(v)) == value);
    tl::tensor<float, 4> const single{1, -2, 3, 0.5};
    float const sum_of_floats = tl::function([](auto y) { return tl::sum(y * y); })(single);
    CHECK(sum_of_floats == 14.25f);
}

TEST_CASE("numbers beside arrays, arrays as results") {
    constexpr auto scaled = tl::function([](auto x, auto c) { return tl::sin(c * x) + 1; });
    std::vector<double> const x{0.25, 0.5, 1.0};
    auto const result = scaled(x, 2.0);
    REQUIRE(result.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) CHECK(result(k) == Approx(std::sin(2 * x[k]) + 1));
    constexpr auto total = tl::function([](auto y, auto c) { return tl::sum(tl::sin(c * y)); });
    auto const [of_x, of_c] = tl::gradient(total)(x, 2.0);
    double slope = 0;
    for (double const v : x) slope += v * std::cos(2 * v);
    CHECK(of_c == Approx(slope));
    CHECK(of_x(1) == Approx(2 * std::cos(1.0)));
}

TEST_CASE("what a function does not use has a gradient of zeros") {
    constexpr auto f = tl::function([](auto x, auto, auto c) { return tl::sum(x) + 0 * c; });
    auto const [of_x, of_y, of_c] =
        tl::gradient(f)(std::vector<double>(9), std::vector<double>(5, 1.0), 2.0);
    for (double const slope : of_x) CHECK(slope == 1);
    REQUIRE(of_y.size() == 5);
    for (double const slope : of_y) CHECK(slope == 0);
    CHECK(of_c == 0);
}

TEST_CASE("floats have gradients of floats") {
    std::vector<float> const x{1, 2, 3};
    auto const [value, slopes] = tl::value_and_gradient(lse)(x);
    static_assert(std::is_same_v<decltype(slopes), tl::tensor<float, tl::dynamic> const>);
    CHECK(value == Approx(std::log(std::exp(1.0) + std::exp(2.0) + std::exp(3.0))).epsilon(1e-6));
    CHECK(slopes(0) + slopes(1) + slopes(2) == Approx(1.0).epsilon(1e-6));
}
