// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "matrices.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using namespace workload;
using integers = std::vector<int>;

namespace {

template <class Integer = int>
std::vector<Integer> some_below(std::size_t end, std::size_t count, unsigned seed) {
    std::mt19937 source(seed);
    std::vector<Integer> all(count);
    for (auto& k : all) k = static_cast<Integer>(source() % end);
    return all;
}

// Rows i of E and i + 1, both looked up.
constexpr auto pairs = tl::function([](auto E, auto v, auto words) {
    return tl::sum(tl::indices<0>(words), [&](auto t) {
        return tl::sum(tl::indices<1>(E),
                       [&](auto j) { return E(words(t), j) * E(words(t) + 1, j) * v(j); });
    });
});

} // namespace

TEST_CASE("rows looked up by integers, and where their derivatives go") {
    for (shape const s : {shape{2, 1}, shape{6, 9}, shape{30, 20}})
        for (std::size_t const count : {1u, 7u, 40u}) {
            matrix const E = random(s, 1);
            std::vector<double> v(s.columns);
            fill(v, 2);
            integers const words = some_below(s.rows - 1, count, 3);
            double total = 0;
            matrix of_E(s.rows, s.columns);
            std::vector<double> of_v(s.columns);
            for (int const word : words)
                for (std::size_t j = 0; j < s.columns; ++j) {
                    std::size_t const i = static_cast<std::size_t>(word);
                    total += E(i, j) * E(i + 1, j) * v[j];
                    of_E(i, j) += E(i + 1, j) * v[j];
                    of_E(i + 1, j) += E(i, j) * v[j];
                    of_v[j] += E(i, j) * E(i + 1, j);
                }
            CHECK(pairs(E, v, words) == Approx(total).margin(1e-13));
            auto const [slope_E, slope_v] = tl::gradient(pairs, tl::wrt<0, 1>)(E, v, words);
            for (std::size_t k = 0; k < E.size(); ++k)
                CHECK(slope_E.data()[k] == Approx(of_E.data()[k]).margin(1e-13));
            for (std::size_t k = 0; k < v.size(); ++k)
                CHECK(slope_v(k) == Approx(of_v[k]).margin(1e-13));
        }
}

TEST_CASE("an embedding in front of a network with classes by number") {
    constexpr auto f = tl::function([](auto E, auto W, auto words, auto classes) {
        return tl::cross_entropy(tl::matmul(tl::take(E, words), W), classes);
    });
    matrix E = random({11, 5}, 1), W = random({5, 4}, 2);
    auto const words = some_below<std::uint16_t>(11, 33, 3);
    auto const classes = some_below<std::int64_t>(4, 33, 4);
    double total = 0;
    for (std::size_t t = 0; t < 33; ++t) {
        double score[4]{}, all = 0;
        for (std::size_t c = 0; c < 4; ++c) {
            for (std::size_t j = 0; j < 5; ++j) score[c] += E(words[t], j) * W(j, c);
            all += std::exp(score[c]);
        }
        total += std::log(all) - score[classes[t]];
    }
    CHECK(f(E, W, words, classes) == Approx(total / 33));
    auto const value = [&] { return f(E, W, words, classes); };
    auto const [of_E, of_W] = tl::gradient(f, tl::wrt<0, 1>)(E, W, words, classes);
    CHECK(worst_difference(E, of_E, value) < 1e-8);
    CHECK(worst_difference(W, of_W, value) < 1e-8);
}

TEST_CASE("a sparse matrix times a vector") {
    constexpr auto product = tl::function([](auto values, auto x, auto y, auto row, auto column) {
        auto Ax = tl::scatter(tl::indices<0>(y), row, values * tl::take(x, column));
        return tl::mse(Ax, y);
    });
    std::vector<double> values(50), x(9), y(7);
    fill(values, 1), fill(x, 2), fill(y, 3);
    auto const row = some_below(7, 50, 4), column = some_below(9, 50, 5);
    std::vector<double> Ax(7);
    for (std::size_t e = 0; e < 50; ++e)
        Ax[static_cast<std::size_t>(row[e])] += values[e] * x[static_cast<std::size_t>(column[e])];
    double total = 0;
    for (std::size_t i = 0; i < 7; ++i) total += (Ax[i] - y[i]) * (Ax[i] - y[i]) / 7;
    auto const value = [&] { return product(values, x, y, row, column); };
    CHECK(value() == Approx(total));
    auto const [of_values, of_x, of_y] =
        tl::gradient(product, tl::wrt<0, 1, 2>)(values, x, y, row, column);
    CHECK(worst_difference(values, of_values, value) < 1e-8);
    CHECK(worst_difference(x, of_x, value) < 1e-8);
    CHECK(worst_difference(y, of_y, value) < 1e-8);
}

TEST_CASE("integers that say where integers are, in matrices, as numbers") {
    constexpr auto f = tl::function([](auto x, auto of, auto links) {
        return tl::sum(tl::indices<0>(links), [&](auto i) {
            return tl::sum(tl::indices<1>(links),
                           [&](auto k) { return x(of(links(i, k))) * (1 + links(i, k)); });
        });
    });
    tl::tensor<float, 5> const x{1, -2, 3, -4, 5};
    tl::tensor<unsigned char, 3> const of{4, 0, 3};
    tl::tensor<long, 2, 3> const links{0, 2, 2, 1, 0, 0};
    CHECK(f(x, of, links) == 5 - 4 * 3 - 4 * 3 + 1 * 2 + 5 + 5);
    auto const slopes = tl::gradient(f, tl::wrt<0>)(x, of, links);
    CHECK((slopes(0) == 2 && slopes(1) == 0 && slopes(3) == 6 && slopes(4) == 3));
    // Of a view with padded rows.
    long const padded[] = {0, 2, 2, 99, 1, 0, 0, 99};
    tl::view const seen(padded, std::array<std::size_t, 2>{2, 3}, std::array<std::size_t, 2>{4, 1});
    CHECK(f(x, of, seen) == f(x, of, links));
}

TEST_CASE("the integer that names no row is found where it lies") {
    matrix const E = random({4, 3}, 1);
    constexpr auto f = tl::function([](auto A, auto p) { return tl::sum(tl::take(A, p)); });
    auto const said = [&](auto const& places) {
        std::string what;
        try {
            f(E, places);
        } catch (std::out_of_range const& e) {
            what = e.what();
        }
        return what;
    };
    long const rows[] = {0, 3, 9, 1, 2, -1, 7, 9};
    CHECK(said(tl::view(rows, 2, 2)) ==
          "tapeless: an index leaves the axis of its array: it runs from 0 to 9 along axis 0 of "
          "argument 0, which has the shape 4 x 3; element (1, 0) of argument 1 is 9");
    tl::view const turned(rows, std::array<std::size_t, 2>{3, 2}, std::array<std::size_t, 2>{1, 3});
    CHECK(said(turned) ==
          "tapeless: an index leaves the axis of its array: it runs from -1 to 9 along axis 0 of "
          "argument 0, which has the shape 4 x 3; element (2, 1) of argument 1 is -1");
}

TEST_CASE("a number outside is refused before anything is written") {
    matrix const E = random({4, 3}, 1);
    std::vector<double> const v(3);
    tl::array_workspace memory;
    tl::tensor<double, tl::dynamic, tl::dynamic> slopes(1, 1);
    slopes(0, 0) = 42;
    std::string what;
    try {
        memory.evaluate(slopes, tl::gradient(pairs, tl::wrt<0>), E, v, integers{0, 1, 3});
    } catch (std::out_of_range const& e) {
        what = e.what();
    }
    CHECK(what ==
          "tapeless: an index leaves the axis of its array: it runs from 1 to 4 along axis 0 "
          "of argument 0, which has the shape 4 x 3; element (2) of argument 2 is 3");
    CHECK((slopes.size() == 1 && slopes(0, 0) == 42));
    CHECK_THROWS_AS(pairs(E, v, integers{0, -1}), std::out_of_range);
    CHECK(pairs(E, v, integers{}) == 0);
    CHECK(pairs(E, v, integers{0, 2}) == 0);
}
