// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

/// Layers, one after the other, in each step of time. A layer's state is a row of H.
constexpr auto layers = tl::function([](auto W, auto H0, auto X) {
    auto [H, outputs] = tl::scan(tl::indices<0>(X), H0, [&](auto before, auto t) {
        auto [top, next] = tl::scan(tl::indices<0>(W), tl::row(X, t), [&](auto input, auto layer) {
            return tl::tanh(tl::row(W, layer) * input + tl::row(before, layer));
        });
        return std::pair(next, top);
    });
    return tl::mse(outputs, X) + tl::sum(H * W);
});
double layers_by_hand(matrix const& W, matrix H, matrix const& X) {
    std::size_t const n = X.extent(0), m = X.extent(1), depth = W.extent(0);
    double total = 0;
    for (std::size_t t = 0; t < n; ++t)
        for (std::size_t j = 0; j < m; ++j) {
            double input = X(t, j);
            for (std::size_t l = 0; l < depth; ++l)
                input = H(l, j) = std::tanh(W(l, j) * input + H(l, j));
            double const error = input - X(t, j);
            total += error * error / static_cast<double>(n * m);
        }
    for (std::size_t l = 0; l < depth; ++l)
        for (std::size_t j = 0; j < m; ++j) total += H(l, j) * W(l, j);
    return total;
}

/// Turns of matrices in turns, over one dimension; the inner ones start from the outer state.
constexpr auto twice = tl::function([](auto A, auto y0) {
    return tl::sum(tl::iterate(tl::indices<0>(y0), y0, [&](auto y, auto t) {
        auto inner = tl::iterate(tl::indices<0>(y0), y, [&](auto z, auto s) {
            return 0.5 * z + 0.1 * tl::matmul(A, z) * (y0(t) - 0.5 * y0(s));
        });
        return y + inner / (1 + tl::sum(y * y));
    }));
});
double twice_by_hand(matrix const& A, vector const& y0) {
    std::size_t const n = y0.size();
    vector y = y0;
    for (std::size_t t = 0; t < n; ++t) {
        vector z = y;
        for (std::size_t s = 0; s < n; ++s) {
            vector next(n);
            for (std::size_t i = 0; i < n; ++i) {
                double product = 0;
                for (std::size_t j = 0; j < n; ++j) product += A(i, j) * z[j];
                next[i] = 0.5 * z[i] + 0.1 * product * (y0[t] - 0.5 * y0[s]);
            }
            z = next;
        }
        double square = 1;
        for (double const v : y) square += v * v;
        for (std::size_t i = 0; i < n; ++i) y[i] += z[i] / square;
    }
    double total = 0;
    for (double const v : y) total += v;
    return total;
}

} // namespace

TEST_CASE("a scan of layers in a scan of time") {
    for (std::size_t const m : {1u, 3u, 14u}) {
        matrix W(3, m), H(3, m), X(6, m);
        fill(W, 1), fill(H, 2), fill(X, 3);
        auto const value = [&] { return layers_by_hand(W, H, X); };
        CHECK(layers(W, H, X) == Approx(value()).epsilon(1e-12));
        auto const [of_W, of_H, of_X] = tl::gradient(layers)(W, H, X);
        CHECK(worst_difference(W, of_W, value) < 1e-8);
        CHECK(worst_difference(H, of_H, value) < 1e-8);
        CHECK(worst_difference(X, of_X, value) < 1e-8);
    }
}

TEST_CASE("turns with products of matrices in turns with sums") {
    for (std::size_t const n : {1u, 3u, 9u}) {
        matrix A(n, n);
        vector y(n);
        fill(A, 4), fill(y, 5);
        auto const value = [&] { return twice_by_hand(A, y); };
        CHECK(twice(A, y) == Approx(value()).epsilon(1e-12));
        auto const [of_A, of_y] = tl::gradient(twice)(A, y);
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(y, of_y, value) < 1e-8);
    }
}

TEST_CASE("a part of an inner state that begins alike in all turns") {
    constexpr auto damped = tl::function([](auto y, auto a, auto x) {
        return tl::iterate(tl::indices<0>(y), 0.0, [&](auto s, auto t) {
            auto const start = std::pair(s + y(t), a(0));
            auto const last = tl::iterate(tl::indices<0>(x), start, [&](auto state, auto i) {
                auto [u, v] = state;
                return std::pair(tl::sin(u + v * x(i)), 0.9 * v);
            });
            return 0.5 * s + last.first;
        });
    });
    vector y(4), a{0.8}, x(5);
    fill(y, 1), fill(x, 2);
    auto const value = [&] {
        double s = 0;
        for (double const start : y) {
            double u = s + start, v = a[0];
            for (double const turn : x) u = std::sin(u + v * turn), v *= 0.9;
            s = 0.5 * s + u;
        }
        return s;
    };
    CHECK(damped(y, a, x) == Approx(value()).epsilon(1e-14));
    auto const [of_y, of_a, of_x] = tl::gradient(damped)(y, a, x);
    CHECK(worst_difference(y, of_y, value) < 1e-8);
    CHECK(worst_difference(a, of_a, value) < 1e-8);
    CHECK(worst_difference(x, of_x, value) < 1e-8);
}
