// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include <catch2/catch.hpp>

#include <tapeless/array.hpp>

#include <cmath>
#include <vector>

/// Rows that follow each other in memory are gone through as one, whether they do or not the
/// results are those of loops.

namespace {

namespace tl = tapeless;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using cube = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>;
using matrix_view = tl::view<double const, tl::dynamic, tl::dynamic>;
using cube_view = tl::view<double const, tl::dynamic, tl::dynamic, tl::dynamic>;

constexpr auto weighted = tl::function([](auto X, auto Y) { return tl::sum(tl::exp(X) * Y); });
constexpr auto both = tl::value_and_gradient(weighted, tl::wrt<0, 1>);
constexpr auto beside = tl::function([](auto X, auto b) { return tl::exp(X) * b + X; });

bool alike(double a, double b) { return std::fabs(a - b) <= 1e-13 * (1 + std::fabs(b)); }

std::vector<double> numbers(std::size_t n) {
    std::vector<double> all(n);
    double x = 0.3;
    for (double& one : all) one = x = 3.7 * x * (1 - x);
    return all;
}

/// `x(i, j)` and `y(i, j)` against the result of `both`.
template <class Result, class X, class Y>
bool is_right(Result const& result, X const& x, Y const& y, std::size_t rows, std::size_t columns) {
    auto const& [value, slopes] = result;
    auto const& [of_x, of_y] = slopes;
    double total = 0;
    bool right = of_x.size() == rows * columns && of_y.size() == rows * columns;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            double const power = std::exp(x(i, j));
            total += power * y(i, j);
            right = right && alike(of_x(i, j), power * y(i, j)) && alike(of_y(i, j), power);
        }
    return right && alike(value, total);
}

} // namespace

TEST_CASE("matrices of all small shapes, in rows that follow each other and apart", "[array]") {
    auto const memory = numbers(2000);
    for (std::size_t rows : {0u, 1u, 2u, 3u, 8u, 17u})
        for (std::size_t columns : {0u, 1u, 3u, 4u, 7u, 8u, 9u, 16u, 33u}) {
            CAPTURE(rows, columns);
            auto const part = [&](std::size_t from, std::size_t step) {
                return matrix_view(memory.data() + from, {rows, columns},
                                   {step == 0 ? 1 : step, 1});
            };
            for (std::size_t step_x : {columns, columns + 1, columns + 8})
                for (std::size_t step_y : {columns, columns + 3}) {
                    auto const X = part(0, step_x), Y = part(900, step_y);
                    CHECK(is_right(
                        both(X, Y), [&](auto i, auto j) { return memory[i * step_x + j]; },
                        [&](auto i, auto j) { return memory[900 + i * step_y + j]; }, rows,
                        columns));
                }
        }
}

TEST_CASE("a matrix that is turned, or whose rows overlap", "[array]") {
    auto const memory = numbers(400);
    matrix_view const whole(memory.data(), {9, 9}, {9, 1}), turned(memory.data(), {9, 9}, {1, 9});
    matrix_view const overlapping(memory.data() + 100, {9, 9}, {2, 1});
    auto const at = [&](auto i, auto j) { return memory[i * 9 + j]; };
    CHECK(is_right(
        both(whole, turned), at, [&](auto i, auto j) { return at(j, i); }, 9, 9));
    CHECK(is_right(
        both(turned, whole), [&](auto i, auto j) { return at(j, i); }, at, 9, 9));
    CHECK(is_right(
        both(whole, overlapping), at, [&](auto i, auto j) { return memory[100 + 2 * i + j]; }, 9,
        9));
}

TEST_CASE("three axes, of which the last two, all or none follow each other", "[array]") {
    auto const memory = numbers(4000);
    for (std::size_t n : {3u, 8u, 11u})
        for (std::size_t const by_plane : {5 * n, 5 * n + 2, 6 * (n + 1)})
            for (std::size_t const by_row : {n, n + 1}) {
                CAPTURE(n, by_plane, by_row);
                cube_view const X(memory.data(), {4, 5, n}, {by_plane, by_row, 1});
                cube const Y(4, 5, n);
                auto const [value, slopes] = tl::value_and_gradient(weighted, tl::wrt<1>)(X, Y);
                CHECK(value == 0);
                bool right = true;
                for (std::size_t i = 0; i < 4; ++i)
                    for (std::size_t j = 0; j < 5; ++j)
                        for (std::size_t k = 0; k < n; ++k)
                            right = right && alike(slopes(i, j, k),
                                                   std::exp(memory[i * by_plane + j * by_row + k]));
                CHECK(right);
            }
}

TEST_CASE("what changes along rows only, or from row to row only, keeps them apart", "[array]") {
    auto const memory = numbers(400);
    for (std::size_t rows : {1u, 3u, 8u})
        for (std::size_t columns : {1u, 5u, 8u, 13u}) {
            CAPTURE(rows, columns);
            matrix_view const X(memory.data(), {rows, columns}, {columns, 1});
            std::vector<double> const along(memory.begin() + 200,
                                            memory.begin() + 200 + static_cast<long>(columns));
            auto const by_column = beside(X, along);
            auto const totals = tl::function([](auto A) {
                return tl::map(tl::indices<0>(A), [&](auto i) { return tl::sum(tl::row(A, i)); });
            })(X);
            auto const by_place = tl::function([](auto A) {
                return tl::sum(tl::indices<0>(A), [&](auto i) {
                    return tl::sum(tl::indices<1>(A), [&](auto j) {
                        return (10.0 * tl::number(i) + tl::number(j)) * A(i, j);
                    });
                });
            })(X);
            double places = 0;
            for (std::size_t i = 0; i < rows; ++i) {
                double total = 0;
                for (std::size_t j = 0; j < columns; ++j) {
                    double const x = memory[i * columns + j];
                    total += x;
                    places += static_cast<double>(10 * i + j) * x;
                    CHECK(alike(by_column(i, j), std::exp(x) * along[j] + x));
                }
                CHECK(alike(totals(i), total));
            }
            CHECK(alike(by_place, places));
        }
}
