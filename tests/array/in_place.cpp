// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

TEST_CASE("arrays change in place, element by element") {
    constexpr auto f = tl::function([](auto A, auto v, auto s) {
        auto B = A;
        B += v; // of each row
        B *= A;
        B -= s;
        B /= 2.0;
        B += B;
        return tl::sum(B * B) + tl::sum(A);
    });
    matrix A(5, 3);
    std::vector<double> v(3);
    fill(A, 1), fill(v, 2);
    double const s = 0.75;
    double expected = 0;
    matrix of_A(5, 3);
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            double const b = (A(i, j) + v[j]) * A(i, j) - s;
            expected += b * b + A(i, j);
            of_A(i, j) = 2 * b * (2 * A(i, j) + v[j]) + 1;
        }
    CHECK(f(A, v, s) == Approx(expected).epsilon(1e-13));
    auto const slopes = tl::gradient(f, tl::wrt<0>)(A, v, s);
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            CHECK(slopes(i, j) == Approx(of_A(i, j)).epsilon(1e-12));
}

TEST_CASE("the other operand repeats, the left one keeps its extents") {
    constexpr auto f = tl::function([](auto x, auto y) {
        x -= y;
        return x;
    });
    tl::tensor<double, 2, 3> const A{1, 2, 3, 4, 5, 6};
    tl::tensor<double, 2, 1> const column{1, 2};
    auto const less = f(A, column);
    CHECK((less(0, 0) == 0 && less(0, 2) == 2 && less(1, 0) == 2 && less(1, 2) == 4));
    matrix const open(2, 3), other(2, 4);
    CHECK_THROWS_AS(f(open, other), std::invalid_argument);
}

TEST_CASE("comparisons and select are of whole arrays") {
    constexpr auto f = tl::function([](auto A, auto v) {
        auto const inside = (A > v && !(A >= 2.0)) || A == -1.0;
        return tl::sum(tl::select(inside, A * A, tl::select(A != v, 0.5 * A, v)));
    });
    matrix A(4, 3);
    std::vector<double> const v{0.5, -0.25, 1};
    for (std::size_t k = 0; k < A.size(); ++k) A.data()[k] = 0.5 * static_cast<double>(k) - 2;
    double expected = 0;
    auto const of_A = tl::gradient(f, tl::wrt<0>)(A, v);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            double const a = A(i, j);
            bool const inside = (a > v[j] && a < 2) || a == -1;
            expected += inside ? a * a : a != v[j] ? 0.5 * a : v[j];
            CHECK(of_A(i, j) == (inside ? 2 * a : a != v[j] ? 0.5 : 0.0));
        }
    CHECK(f(A, v) == Approx(expected));
}

TEST_CASE("argmax of all elements counts them in row-major order") {
    constexpr auto f = tl::function([](auto A) { return tl::argmax(A); });
    matrix A(3, 7);
    fill(A, 4);
    A(1, 4) = A(2, 1) = 50;
    CHECK(f(A) == 11);
    A(0, 6) = 51;
    CHECK(f(A) == 6);
    CHECK(f(tl::tensor<double, 2, 2, 2>{1, 2, 3, 4, 5, 9, 7, 8}) == 5);
}

TEST_CASE("an integer beside an array is a number") {
    constexpr auto f = tl::function([](auto x) { return tl::sum(tl::max(3, x) * tl::min(x, 5)); });
    CHECK(f(std::vector<double>{1, 4, 8}) == 3 * 1 + 4 * 4 + 8 * 5);
}
