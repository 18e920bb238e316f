// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace workload;

TEST_CASE("sums, products, means and extremes along an axis against loops") {
    constexpr auto rows = tl::function([](auto A) { return tl::sum<1>(A) * tl::max<1>(A); });
    constexpr auto columns =
        tl::function([](auto A) { return tl::product<0>(A) + tl::mean<0>(A) * tl::min<0>(A); });
    for (shape const s : shapes) {
        matrix const A = random(s, 1);
        auto const of_rows = rows(A), of_columns = columns(A);
        REQUIRE(of_rows.size() == s.rows);
        REQUIRE(of_columns.size() == s.columns);
        for (std::size_t i = 0; i < s.rows; ++i) {
            double total = 0, largest = A(i, 0);
            for (std::size_t j = 0; j < s.columns; ++j)
                total += A(i, j), largest = std::max(largest, A(i, j));
            CHECK(of_rows(i) == Approx(total * largest).margin(1e-14));
        }
        for (std::size_t j = 0; j < s.columns; ++j) {
            double total = 0, product = 1, least = A(0, j);
            for (std::size_t i = 0; i < s.rows; ++i) {
                total += A(i, j), product *= A(i, j);
                least = std::min(least, A(i, j));
            }
            double const mean = total / static_cast<double>(s.rows);
            CHECK(of_columns(j) == Approx(product + mean * least).margin(1e-14));
        }
    }
}

TEST_CASE("gradients through reductions along axes against differences") {
    constexpr auto f = tl::function([](auto A, auto b) {
        auto largest = tl::max<0>(A * b + 0.5 * b);
        auto products = tl::product<1>(1 + 0.1 * A);
        return tl::sum(largest * tl::sum<0>(A)) + tl::sum(products * products) +
               tl::sum(tl::min<1>(A + b)) + tl::dot(tl::mean<0>(A * A), b) +
               tl::sum(tl::logsumexp<1>(A - b));
    });
    for (shape const s : shapes) {
        matrix A = random(s, 2);
        std::vector<double> b(s.columns);
        fill(b, 3);
        auto const value = [&] { return f(A, b); };
        auto const [of_A, of_b] = tl::gradient(f)(A, b);
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(b, of_b, value) < 1e-8);
    }
}

TEST_CASE("a maximum hands its adjoint to the winner, equal ones share it") {
    constexpr auto f = tl::function([](auto x) { return tl::max(3 * x); });
    constexpr auto g = tl::function([](auto x) { return tl::min(x * x); });
    auto const slopes = tl::gradient(f)(std::vector<double>{1, 5, 2, 5, -7, 0, 0, 0, 1});
    for (std::size_t k = 0; k < 9; ++k) CHECK(slopes(k) == (k == 1 || k == 3 ? 1.5 : 0));
    CHECK(g(std::vector<double>{-3, 2, 4}) == 4);
    CHECK(tl::gradient(g)(std::vector<double>{-3, 2, 4})(1) == 4);
    CHECK(tl::gradient(g)(std::vector<double>{-3, 2, 4})(0) == 0);
    // Of what is rounded differently when it is computed once more.
    constexpr auto h = tl::function([](auto x, auto y, auto z) {
        return tl::max(tl::indices<0>(x), [&](auto i) { return x(i) * y(i) + z(i); });
    });
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::vector<double> x(37), y(37), z(37);
        fill(x, seed), fill(y, seed + 100), fill(z, seed + 200);
        auto const of_z = tl::gradient(h, tl::wrt<2>)(x, y, z);
        double total = 0;
        for (double const slope : of_z) total += slope;
        CHECK(total == 1);
    }
}

TEST_CASE("the derivative of a product does not divide by zero") {
    constexpr auto f = tl::function([](auto x) { return tl::product(x); });
    constexpr auto g = tl::function([](auto x, auto y) {
        return tl::product(tl::indices<0>(x), [&](auto i) { return x(i) + y(i); });
    });
    auto const none = tl::gradient(f)(std::vector<double>{2, -3, 4});
    CHECK((none(0) == -12 && none(1) == 8 && none(2) == -6));
    auto const one = tl::gradient(f)(std::vector<double>{2, 0, 4});
    CHECK((one(0) == 0 && one(1) == 8 && one(2) == 0));
    auto const two = tl::gradient(f)(std::vector<double>{0, 5, 0});
    CHECK((two(0) == 0 && two(1) == 0 && two(2) == 0));
    std::vector<double> x(11), y(11);
    fill(x, 4), fill(y, 5);
    auto const value = [&] { return g(x, y); };
    CHECK(worst_difference(x, std::get<0>(tl::gradient(g)(x, y)), value) < 1e-8);
}

TEST_CASE("where the largest element is") {
    constexpr auto first = tl::function([](auto x) { return tl::argmax(x); });
    constexpr auto of_rows = tl::function([](auto A) { return tl::argmax<1>(A); });
    for (std::size_t const n : {1u, 3u, 8u, 100u})
        for (std::size_t k = 0; k < n; k += 3) {
            std::vector<double> x(n, -1.0);
            x[k] = 2;
            if (k + 1 < n) x[k + 1] = 2;
            CHECK(first(x) == static_cast<double>(k));
        }
    matrix const A = random({17, 33}, 6);
    auto const found = of_rows(A);
    for (std::size_t i = 0; i < 17; ++i)
        for (std::size_t j = 0; j < 33; ++j)
            CHECK(A(i, j) <= A(i, static_cast<std::size_t>(found(i))));
    constexpr auto flat = tl::function([](auto x) { return tl::argmax(x) * tl::sum(x); });
    CHECK(tl::gradient(flat)(std::vector<double>{1, 9, 3})(2) == 1);
}

TEST_CASE("a product over an index that its factors lack is a power") {
    std::vector<double> const xs{5, 7, 4}, ys{2, -3};
    constexpr auto of_body = tl::function(
        [](auto x, auto y) { return tl::product(tl::indices<0>(x), [&](auto) { return y(1); }); });
    CHECK(of_body(xs, ys) == -27);
    CHECK(tl::gradient(of_body, tl::wrt<1>)(xs, ys)(1) == 27);
    constexpr auto of_rows = tl::function([](auto x, auto y) {
        auto const rows = tl::map(tl::indices<0>(x), [&](auto) { return y; });
        return tl::product<0>(rows) + tl::product(rows);
    });
    CHECK(of_rows(xs, ys)(0) == 8 - 216);
    CHECK(of_rows(xs, ys)(1) == -27 - 216);
    constexpr auto below = tl::function([](auto x, auto y) {
        return tl::sum(tl::indices<0>(x), [&](auto i) {
            return tl::product(tl::below(i + 1), [&](auto) { return y(0) * x(i); });
        });
    });
    CHECK(below(xs, ys) == Approx(2 * 5 + 14 * 14 + 8 * 8 * 8));
    auto const [of_x, of_y] = tl::gradient(below)(xs, ys);
    CHECK(of_x(1) == Approx(2 * 14 * 2));
    CHECK(of_y(0) == Approx(5 + 2 * 14 * 7 + 3 * 64 * 4));
    // As a part of another function, which repeats a row.
    constexpr auto spliced = tl::function([](auto x, auto y) {
        constexpr auto of_all = tl::function([](auto A) { return tl::product(A); });
        return tl::gradient(of_all)(tl::map(tl::indices<0>(x), [&](auto) { return y; }));
    });
    auto const slopes = spliced(xs, ys);
    CHECK(slopes(0, 0) == Approx(4 * -27));
    CHECK(slopes(2, 1) == Approx(8 * 9));
}

TEST_CASE("NaN among the elements is in a norm, and is the largest one") {
    double const nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> const some{1, nan, 2, nan}, none{3, 0, 4, 0}, zeros(4);
    constexpr auto size = tl::function([](auto x) { return tl::norm(x); });
    constexpr auto largest = tl::function([](auto x) { return tl::argmax(x); });
    CHECK(std::isnan(size(some)));
    CHECK(std::isnan(tl::gradient(size)(some)(0)));
    CHECK(size(none) == 5);
    CHECK(tl::gradient(size)(none)(2) == Approx(0.8));
    CHECK(size(zeros) == 0);
    CHECK(tl::gradient(size)(zeros)(1) == 0);
    CHECK(largest(some) == 1);
    CHECK(largest(none) == 2);
}
