// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

vector times(matrix const& A, vector const& y) {
    vector result(A.extent(0));
    for (std::size_t i = 0; i < A.extent(0); ++i)
        for (std::size_t j = 0; j < A.extent(1); ++j) result[i] += A(i, j) * y[j];
    return result;
}

/// A linear system of differential equations, the classical method of order four.
constexpr auto linear = tl::function([](auto A, auto y0, auto h) {
    auto last = tl::iterate(7, y0, [&](auto y) {
        auto k1 = tl::matmul(A, y);
        auto k2 = tl::matmul(A, y + 0.5 * h * k1);
        auto k3 = tl::matmul(A, y + 0.5 * h * k2);
        auto k4 = tl::matmul(A, y + h * k3);
        return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    });
    return tl::sum(last * last);
});
double linear_by_hand(matrix const& A, vector y, double h) {
    auto const moved = [&](double by, vector const& k) {
        vector at = y;
        for (std::size_t i = 0; i < y.size(); ++i) at[i] += by * k[i];
        return at;
    };
    for (int t = 0; t < 7; ++t) {
        vector const k1 = times(A, y), k2 = times(A, moved(h / 2, k1));
        vector const k3 = times(A, moved(h / 2, k2)), k4 = times(A, moved(h, k3));
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    double total = 0;
    for (double const v : y) total += v * v;
    return total;
}

/// A recurrent network: a row of inputs for each turn, a number put out by each.
constexpr auto recurrent = tl::function([](auto W, auto X, auto h0, auto targets) {
    auto [last, outputs] = tl::scan(tl::indices<0>(X), h0, [&](auto h, auto t) {
        auto next = tl::tanh(tl::matmul(W, h) + tl::row(X, t));
        return std::pair(next, tl::sum(next * h0));
    });
    return tl::mse(outputs, targets) + tl::sum(last);
});
double recurrent_by_hand(matrix const& W, matrix const& X, vector const& h0,
                         vector const& targets) {
    vector h = h0;
    double total = 0;
    for (std::size_t t = 0; t < X.extent(0); ++t) {
        h = times(W, h);
        double output = 0;
        for (std::size_t i = 0; i < h.size(); ++i) {
            h[i] = std::tanh(h[i] + X(t, i));
            output += h[i] * h0[i];
        }
        total += (output - targets[t]) * (output - targets[t]) / static_cast<double>(X.extent(0));
    }
    for (double const v : h) total += v;
    return total;
}

} // namespace

TEST_CASE("products of matrices and vectors in the turns of iterate") {
    for (std::size_t const n : {1u, 2u, 5u, 17u}) {
        matrix A(n, n);
        vector y(n);
        tl::tensor<double, 1> h{0.2};
        fill(A, 1), fill(y, 2);
        CHECK(linear(A, y, h(0)) == Approx(linear_by_hand(A, y, h(0))).epsilon(1e-12));
        auto const value = [&] { return linear_by_hand(A, y, h(0)); };
        auto const [of_A, of_y, of_h] = tl::gradient(linear)(A, y, h(0));
        CHECK(worst_difference(A, of_A, value) < 1e-8);
        CHECK(worst_difference(y, of_y, value) < 1e-8);
        CHECK(worst_difference(h, tl::tensor<double, 1>{of_h}, value) < 1e-8);
    }
}

TEST_CASE("a recurrent network") {
    for (std::size_t const n : {1u, 4u, 11u}) {
        matrix W(n, n), X(9, n);
        vector h(n), targets(9);
        fill(W, 3), fill(X, 4), fill(h, 5), fill(targets, 6);
        auto const value = [&] { return recurrent_by_hand(W, X, h, targets); };
        CHECK(recurrent(W, X, h, targets) == Approx(value()).epsilon(1e-12));
        auto const [of_W, of_X, of_h, of_targets] = tl::gradient(recurrent)(W, X, h, targets);
        CHECK(worst_difference(W, of_W, value) < 1e-8);
        CHECK(worst_difference(X, of_X, value) < 1e-8);
        CHECK(worst_difference(h, of_h, value) < 1e-8);
        CHECK(worst_difference(targets, of_targets, value) < 1e-8);
    }
}

TEST_CASE("a power iteration divides by what depends on its state") {
    constexpr auto share = tl::function([](auto a) {
        return tl::sum(tl::iterate(3, a, [&](auto x) { return x * x / tl::sum(x * a); }) * a * a);
    });
    vector a{1.5, 2, 0.7, 1.1, 0.4, 2.2, 1.9, 0.3, 1};
    auto const value = [&] {
        vector x = a;
        for (int t = 0; t < 3; ++t) {
            double all = 0;
            for (std::size_t i = 0; i < a.size(); ++i) all += x[i] * a[i];
            for (double& v : x) v = v * v / all;
        }
        double total = 0;
        for (std::size_t i = 0; i < a.size(); ++i) total += x[i] * a[i] * a[i];
        return total;
    };
    CHECK(share(a) == Approx(value()).epsilon(1e-12));
    CHECK(worst_difference(a, tl::gradient(share)(a), value) < 1e-8);
}
