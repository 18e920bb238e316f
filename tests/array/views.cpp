// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

using namespace workload;
using lengths = std::array<std::size_t, 2>;

namespace {

/// The members of a std::mdspan that matter.
struct like_mdspan {
    double const* first;
    lengths extents, strides;
    static constexpr std::size_t rank() { return 2; }
    double const* data_handle() const { return first; }
    std::size_t extent(std::size_t axis) const { return extents[axis]; }
    std::size_t stride(std::size_t axis) const { return strides[axis]; }
};

constexpr auto f = tl::function(
    [](auto A, auto x) { return tl::dot(tl::matmul(A, x), tl::matmul(A, x)) + tl::sum(A * x); });

} // namespace

TEST_CASE("numbers in the memory of others, in rows, padded rows and columns") {
    for (shape const s : shapes) {
        matrix const A = random(s, 1);
        std::vector<double> x(s.columns);
        fill(x, 2);
        std::size_t const wide = s.columns + 3;
        std::vector<double> padded(s.rows * wide), columns(s.rows * s.columns);
        for (std::size_t i = 0; i < s.rows; ++i)
            for (std::size_t j = 0; j < s.columns; ++j)
                padded[i * wide + j] = columns[j * s.rows + i] = A(i, j);
        double const value = f(A, x);
        auto const [of_A, of_x] = tl::gradient(f)(A, x);
        tl::view const rows(A.data(), s.rows, s.columns);
        tl::view const in_padded(padded.data(), lengths{s.rows, s.columns}, lengths{wide, 1});
        tl::view const in_columns(columns.data(), lengths{s.rows, s.columns}, lengths{1, s.rows});
        tl::view<double const, tl::dynamic, tl::dynamic> const foreign(
            like_mdspan{columns.data(), {s.rows, s.columns}, {1, s.rows}});
        auto const agrees = [&](auto const& seen) {
            CHECK(f(seen, tl::view(x)) == Approx(value));
            auto const [slope_A, slope_x] = tl::gradient(f)(seen, std::span(x));
            for (std::size_t k = 0; k < A.size(); ++k)
                CHECK(slope_A.data()[k] == Approx(of_A.data()[k]).margin(1e-13));
            for (std::size_t k = 0; k < x.size(); ++k)
                CHECK(slope_x(k) == Approx(of_x(k)).margin(1e-13));
        };
        agrees(rows), agrees(in_padded), agrees(in_columns), agrees(foreign);
    }
}

TEST_CASE("every second number, and strides that are refused") {
    std::vector<double> const all{1, 9, 2, 9, 3, 9};
    constexpr auto total = tl::function([](auto x) { return tl::sum(x * x); });
    using one = std::array<std::size_t, 1>;
    CHECK(total(tl::view(all.data(), one{3}, one{2})) == 14);
    CHECK(total(tl::view(all.data(), one{1}, one{0})) == 1);
    CHECK_THROWS_AS(tl::view(all.data(), one{3}, one{0}), std::invalid_argument);
    CHECK_THROWS_AS(tl::view(all.data() + 4, one{3}, one{static_cast<std::size_t>(-2)}),
                    std::invalid_argument);
    CHECK_THROWS_AS(tl::view(all.data(), lengths{2, 3}, lengths{0, 1}), std::invalid_argument);
    double const* const nowhere = nullptr;
    CHECK(total(tl::view(nowhere, 0)) == 0);
    CHECK_THROWS_AS(tl::view(nowhere, 3), std::invalid_argument);
    CHECK_THROWS_AS(tl::view(nowhere, lengths{2, 3}, lengths{3, 1}), std::invalid_argument);
}

TEST_CASE("a view of a tensor or an array of C has its axes") {
    constexpr auto columns = tl::function([](auto A) { return tl::sum<0>(A); });
    double grid[2][3] = {{1, 2, 3}, {4, 5, 6}}, row[3] = {7, 8, 9};
    tl::view const of_grid(grid);
    tl::view const of_row(row);
    static_assert(of_grid.rank == 2 && of_row.rank == 1);
    CHECK((columns(of_grid)(0) == 5 && columns(of_grid)(2) == 9));
    CHECK(of_grid(1, 0) == 4);
    CHECK(columns(of_row) == 24);

    matrix A(2, 3);
    for (std::size_t k = 0; k < 6; ++k) A.data()[k] = static_cast<double>(k + 1);
    matrix const& fixed = A;
    tl::view const seen(A);
    tl::view const seen_fixed(fixed);
    static_assert(std::is_same_v<decltype(seen.data()), double*>);
    static_assert(std::is_same_v<decltype(seen_fixed.data()), double const*>);
    CHECK(columns(seen)(1) == 7);
    CHECK(columns(seen_fixed)(1) == 7);
    seen(1, 2) = 0;
    CHECK(A(1, 2) == 0);
}

TEST_CASE("extents and strides of any integers, in braces as well") {
    double const numbers[] = {1, 2, 3, 4, 5, 6};
    constexpr auto rows = tl::function([](auto A) { return tl::sum<1>(A); });
    auto const agrees = [&](auto const& A) {
        CHECK(A(1, 2) == 6);
        CHECK((rows(A)(0) == 9 && rows(A)(1) == 12));
    };
    agrees(tl::view(numbers, {2, 3}, {1, 2}));
    agrees(tl::view(numbers, std::array{2, 3}, std::array{1, 2}));
    agrees(tl::view(numbers, {2u, 3u}, {1, 2}));
    std::size_t const rows_of_A = 2;
    agrees(tl::view(numbers, {rows_of_A, 3}, {1, rows_of_A}));
    agrees(tl::view<double const, tl::dynamic, 3>(numbers, {rows_of_A, 3}, {1, rows_of_A}));
    CHECK_THROWS_AS(tl::view(numbers, {2, 3}, {-1, 2}), std::invalid_argument);
}

TEST_CASE("spans of a fixed extent are arrays of static extents") {
    constexpr auto squares = tl::function([](auto x) { return tl::sum(x * x); });
    std::array<double, 3> const x{1, 2, 3};
    CHECK(squares(std::span(x)) == 14);
    CHECK(squares(tl::view(std::span(x).first(2))) == 5);
    auto const slopes = tl::gradient(squares)(std::span(x));
    static_assert(std::is_same_v<decltype(slopes), tl::tensor<double, 3> const>);
    CHECK(slopes(2) == 6);
}

TEST_CASE("a view of nothing has no elements") {
    constexpr auto squares = tl::function([](auto x) { return tl::sum(x * x); });
    tl::view<double const, tl::dynamic> x;
    CHECK((x.data() == nullptr && x.extent(0) == 0));
    CHECK(squares(x) == 0);
    std::vector<double> const numbers{1, 2, 3};
    x = tl::view(numbers);
    CHECK(squares(x) == 14);
    tl::view<double const, tl::dynamic, tl::dynamic> const A;
    CHECK(squares(A) == 0);
    tl::view<double const, 3> const three;
    CHECK_THROWS_AS(squares(three), std::invalid_argument);
}
