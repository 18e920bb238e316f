// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

using namespace workload;

namespace {

using vector = tl::tensor<double, tl::dynamic>;
using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using cube = tl::tensor<double, tl::dynamic, tl::dynamic, tl::dynamic>;

/// A network of which each turn is a layer, with its weights in a part of W.
constexpr auto deep = tl::function([](auto W, auto b, auto X, auto Y) {
    auto H = tl::iterate(tl::indices<0>(W), X, [&](auto layer, auto l) {
        return tl::tanh(tl::matmul(layer, tl::row(W, l)) + tl::row(b, l));
    });
    return tl::mse(H, Y);
});

double deep_by_hand(cube const& W, matrix const& b, matrix H, matrix const& Y) {
    std::size_t const rows = H.extent(0), n = H.extent(1);
    for (std::size_t l = 0; l < W.extent(0); ++l) {
        matrix const before = H;
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                double total = b(l, j);
                for (std::size_t k = 0; k < n; ++k) total += before(i, k) * W(l, k, j);
                H(i, j) = std::tanh(total);
            }
    }
    double total = 0;
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < n; ++j)
            total += (H(i, j) - Y(i, j)) * (H(i, j) - Y(i, j)) / static_cast<double>(rows * n);
    return total;
}

} // namespace

TEST_CASE("a network of equal layers is a loop over their weights") {
    for (std::size_t const depth : {0u, 1u, 6u}) {
        CAPTURE(depth);
        cube W(depth, 5, 5);
        matrix b(depth, 5), X(3, 5), Y(3, 5);
        fill(W, 1), fill(b, 2), fill(X, 3), fill(Y, 4);
        auto const value = [&] { return deep_by_hand(W, b, X, Y); };
        auto const [loss, slopes] = tl::value_and_gradient(deep, tl::wrt<0, 1, 2>)(W, b, X, Y);
        CHECK(loss == Approx(value()).epsilon(1e-12));
        auto const& [of_W, of_b, of_X] = slopes;
        CHECK(worst_difference(W, of_W, value) < 1e-8);
        CHECK(worst_difference(b, of_b, value) < 1e-8);
        CHECK(worst_difference(X, of_X, value) < 1e-8);
    }
}

TEST_CASE("parts of an array at indices for its first axes") {
    constexpr auto second = tl::function([](auto T) { return tl::row(T, 1); });
    constexpr auto of_it = tl::function([](auto T) { return tl::row(T, 1, 2); });
    constexpr auto weighted = tl::function([](auto T, auto w) {
        return tl::sum(tl::indices<0>(T), [&](auto i) {
            auto part = tl::row(T, i);
            return w(i) * tl::sum(tl::matmul(tl::transpose(part), part));
        });
    });
    cube T(2, 3, 4);
    fill(T, 1);
    matrix const at_one = second(T);
    vector const of_row = of_it(T);
    REQUIRE((at_one.extent(0) == 3 && at_one.extent(1) == 4 && of_row.size() == 4));
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 4; ++j) CHECK(at_one(i, j) == T(1, i, j));
    for (std::size_t j = 0; j < 4; ++j) CHECK(of_row(j) == T(1, 2, j));

    // sum over j, k of (P'P)(j, k) is the squared length of P 1: its slope is 2 (P 1)_i
    vector w(2);
    fill(w, 2);
    cube const slopes = tl::gradient(weighted, tl::wrt<0>)(T, w);
    for (std::size_t l = 0; l < 2; ++l)
        for (std::size_t i = 0; i < 3; ++i) {
            double in_row = 0;
            for (std::size_t j = 0; j < 4; ++j) in_row += T(l, i, j);
            for (std::size_t j = 0; j < 4; ++j)
                CHECK(slopes(l, i, j) == Approx(2 * w(l) * in_row).epsilon(1e-13));
        }
}
