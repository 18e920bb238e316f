// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace workload;
using cube = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>;

TEST_CASE("contractions by letters against loops") {
    constexpr auto chain = tl::function([](auto A, auto B, auto x) {
        return tl::sum(tl::einsum<"ij,kj,k->i">(A, B, x)) + tl::einsum<"ij,ij->">(A, A) +
               tl::sum(tl::einsum<"ki,kj->ji">(A, B) * tl::outer(x, x)(0, 0));
    });
    for (std::size_t const n : {1u, 3u, 9u, 20u}) {
        matrix A = random({n, n + 2}, 1), B = random({n, n + 2}, 2);
        std::vector<double> x(n);
        fill(x, 3);
        double total = 0;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n + 2; ++j) {
                total += A(i, j) * A(i, j);
                for (std::size_t k = 0; k < n; ++k) total += A(i, j) * B(k, j) * x[k];
                for (std::size_t k = 0; k < n + 2; ++k) total += A(i, k) * B(i, j) * x[0] * x[0];
            }
        CHECK(chain(A, B, x) == Approx(total));
        auto const [of_A, of_B, of_x] = tl::gradient(chain)(A, B, x);
        auto const value = [&] { return chain(A, B, x); };
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(B, of_B, value) < 1e-8);
        CHECK(worst_difference(x, of_x, value) < 1e-8);
    }
    constexpr auto trace = tl::function([](auto A) { return tl::einsum<"ii->">(A); });
    CHECK(trace(tl::tensor<double, 2, 2>{1, 2, 3, 4}) == 5);
    CHECK(tl::gradient(trace)(tl::tensor<double, 2, 2>{1, 2, 3, 4})(1, 1) == 1);
    CHECK(tl::gradient(trace)(tl::tensor<double, 2, 2>{1, 2, 3, 4})(0, 1) == 0);
}

TEST_CASE("products of batches of matrices, one of them shared") {
    constexpr auto product = tl::function([](auto A, auto B) { return tl::matmul(A, B); });
    constexpr auto f = tl::function([](auto A, auto B, auto C) {
        auto D = tl::matmul(tl::matmul(A, B), C);
        return tl::sum(D * D);
    });
    cube A(3, 5, 4), C(3, 6, 2);
    matrix B = random({4, 6}, 2);
    fill(A, 1), fill(C, 3);
    auto const AB = product(A, B);
    REQUIRE(AB.size() == 3 * 5 * 6);
    for (std::size_t b = 0; b < 3; ++b)
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t k = 0; k < 6; ++k) {
                double total = 0;
                for (std::size_t j = 0; j < 4; ++j) total += A(b, i, j) * B(j, k);
                CHECK(AB(b, i, k) == Approx(total));
            }
    auto const value = [&] { return f(A, B, C); };
    auto const [of_A, of_B, of_C] = tl::gradient(f)(A, B, C);
    CHECK(worst_difference(A, of_A, value) < 1e-7);
    CHECK(worst_difference(B, of_B, value) < 1e-7);
    CHECK(worst_difference(C, of_C, value) < 1e-7);
    tl::tensor<double, 1, 2, 2> const one{1, 2, 3, 4};
    tl::tensor<double, 2, 2, 1> const two{1, 0, 0, 1};
    auto const both = product(one, two);
    CHECK((both(0, 0, 0) == 1 && both(0, 1, 0) == 3 && both(1, 0, 0) == 2 && both(1, 1, 0) == 4));
}

TEST_CASE("contractions of arrays that do not fit are refused with both shapes") {
    constexpr auto product = tl::function([](auto A, auto B) { return tl::matmul(A, B); });
    constexpr auto sum = tl::function([](auto A, auto B) { return tl::einsum<"ij,kj->">(A, B); });
    matrix const A(4, 3), B(5, 4);
    std::string what;
    try {
        product(cube(2, 3, 4), cube(3, 4, 2));
    } catch (std::invalid_argument const& e) {
        what = e.what();
    }
    CHECK(what.find("the shape 2 x 3 x 4, argument 1 the shape 3 x 4 x 2") != std::string::npos);
    CHECK_THROWS_AS(sum(A, B), std::invalid_argument);
    CHECK_THROWS_AS(product(cube(2, 3, 4), B), std::invalid_argument);
}
