// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using row = tl::tensor<double, tl::dynamic>;

/// The derivatives by the chain rule, in loops and in long double.
struct by_hand {
    matrix of_W1, of_W2;
    row of_b1, of_b2;
    double loss = 0;

    by_hand(matrix const& W1, row const& b1, matrix const& W2, row const& b2, matrix const& X,
            matrix const& Y)
        : of_W1(W1.extent(0), W1.extent(1)),
          of_W2(W2.extent(0), W2.extent(1)),
          of_b1(b1.size()),
          of_b2(b2.size()) {
        std::size_t const n = X.extent(0), in = X.extent(1), hidden = b1.size(), out = b2.size();
        for (std::size_t p = 0; p < n; ++p) {
            std::vector<long double> z(hidden), back(hidden);
            for (std::size_t i = 0; i < hidden; ++i) {
                z[i] = b1(i);
                for (std::size_t j = 0; j < in; ++j)
                    z[i] += static_cast<long double>(X(p, j)) * W1(j, i);
            }
            for (std::size_t k = 0; k < out; ++k) {
                long double d = static_cast<long double>(b2(k)) - Y(p, k);
                for (std::size_t i = 0; i < hidden; ++i) d += z[i] > 0 ? z[i] * W2(i, k) : 0;
                long double const slope = 2 * d / static_cast<long double>(n * out);
                loss += static_cast<double>(d * slope / 2);
                of_b2(k) += static_cast<double>(slope);
                for (std::size_t i = 0; i < hidden; ++i) {
                    of_W2(i, k) += static_cast<double>(z[i] > 0 ? slope * z[i] : 0);
                    back[i] += z[i] > 0 ? slope * W2(i, k) : 0;
                }
            }
            for (std::size_t i = 0; i < hidden; ++i) {
                of_b1(i) += static_cast<double>(back[i]);
                for (std::size_t j = 0; j < in; ++j)
                    of_W1(j, i) += static_cast<double>(back[i] * X(p, j));
            }
        }
    }
};

template <class Array>
bool agree(Array const& a, Array const& b) {
    for (std::size_t k = 0; k < a.size(); ++k)
        if (!(std::fabs(a.data()[k] - b.data()[k]) <= 1e-11 * (1 + std::fabs(b.data()[k]))))
            return false;
    return a.size() == b.size();
}

} // namespace

TEST_CASE("networks of run-time shapes against the chain rule in loops") {
    using shape = std::array<std::size_t, 4>;
    for (auto const [n, in, hidden, out] :
         {shape{5, 4, 8, 1}, shape{5, 4, 3, 2}, shape{6, 4, 40, 1}, shape{3, 16, 32, 1},
          shape{41, 4, 3, 1}, shape{5, 43, 3, 1}, shape{3, 2, 2, 40}, shape{1, 1, 1, 1},
          shape{9, 10, 33, 34}}) {
        matrix W1(in, hidden), W2(hidden, out), X(n, in), Y(n, out);
        row b1(hidden), b2(out);
        fill(W1, 1), fill(b1, 2), fill(W2, 3), fill(b2, 4), fill(X, 5), fill(Y, 6);
        by_hand const expected(W1, b1, W2, b2, X, Y);
        auto const [loss, slopes] =
            tl::value_and_gradient(mlp, tl::wrt<0, 1, 2, 3>)(W1, b1, W2, b2, X, Y);
        auto const& [of_W1, of_b1, of_W2, of_b2] = slopes;
        CHECK(loss == Approx(expected.loss));
        CHECK(agree(of_W1, expected.of_W1));
        CHECK(agree(of_b1, expected.of_b1));
        CHECK(agree(of_W2, expected.of_W2));
        CHECK(agree(of_b2, expected.of_b2));
        // Alone it is planned differently.
        CHECK(agree(tl::gradient(mlp, tl::wrt<0>)(W1, b1, W2, b2, X, Y), expected.of_W1));
    }
}

TEST_CASE("the adjoints of a product of matrices are products, and no Jacobian is formed") {
    constexpr auto f =
        tl::function([](auto X, auto W, auto G) { return tl::sum(tl::matmul(X, W) * G); });
    matrix X(19, 70), W(70, 45), G(19, 45);
    fill(X, 1), fill(W, 2), fill(G, 3);
    tl::array_workspace memory;
    auto const both = tl::value_and_gradient(f, tl::wrt<0, 1>);
    auto result = both(X, W, G);
    memory.evaluate(result, both, X, W, G);
    auto const& [of_X, of_W] = std::get<1>(result);
    bool right = true;
    for (std::size_t j = 0; j < 70; ++j) {
        for (std::size_t p = 0; p < 19; ++p) {
            double expected = 0; // G Wt
            for (std::size_t k = 0; k < 45; ++k) expected += G(p, k) * W(j, k);
            right = right && std::fabs(of_X(p, j) - expected) < 1e-12;
        }
        for (std::size_t k = 0; k < 45; ++k) {
            double expected = 0; // Xt G
            for (std::size_t p = 0; p < 19; ++p) expected += X(p, j) * G(p, k);
            right = right && std::fabs(of_W(j, k) - expected) < 1e-12;
        }
    }
    CHECK(right);
    // Beside the product the arguments at a strip of rows, none of which has more than 32 here.
    CHECK(memory.bytes() < 3 * 32 * (70 + 45) * sizeof(double));
}
