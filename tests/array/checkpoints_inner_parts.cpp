// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <tapeless/array_tools.hpp>

#include <catch2/catch.hpp>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

/// Inner turns of two parts, one of which begins alike in all turns. Neither is used in the end,
/// only what they put out.
constexpr auto put_out = tl::function([](auto y, auto a, auto x) {
    return tl::iterate(tl::checkpointed<5>, tl::indices<0>(y), 0.0 * a, [&](auto s, auto t) {
        auto const start = std::pair(s + y(t), a);
        auto const out = tl::scan(tl::indices<0>(x), start, [&](auto state, auto i) {
                             auto [u, v] = state;
                             auto const next = tl::sin(u + v * x(i));
                             return std::pair(std::pair(next, 0.9 * v), next * v);
                         }).second;
        return 0.5 * s + 0.1 * tl::sum(out) + out(0);
    });
});
double by_hand(vector const& y, double a, vector const& x) {
    double s = 0;
    for (double const start : y) {
        double u = s + start, v = a, sum = 0, first = 0;
        for (std::size_t i = 0; i < x.size(); ++i, v *= 0.9) {
            u = std::sin(u + v * x[i]);
            sum += u * v;
            if (i == 0) first = u * v;
        }
        s = 0.5 * s + 0.1 * sum + first;
    }
    return s;
}

/// Inner turns that do not follow from the state, but from a row.
constexpr auto encoded = tl::function([](auto X, auto a) {
    return tl::iterate(tl::checkpointed<>, tl::indices<0>(X), 0.5, [&](auto s, auto t) {
        auto const code = tl::iterate(tl::indices<1>(X), 0.0,
                                      [&](auto u, auto i) { return tl::tanh(a * u + X(t, i)); });
        return tl::sin(s + code);
    });
});
double by_hand(matrix const& X, double a) {
    double s = 0.5;
    for (std::size_t t = 0; t < X.extent(0); ++t) {
        double u = 0;
        for (std::size_t i = 0; i < X.extent(1); ++i) u = std::tanh(a * u + X(t, i));
        s = std::sin(s + u);
    }
    return s;
}

} // namespace

TEST_CASE("inner turns that put out, of several parts") {
    for (std::size_t const n : {0u, 1u, 2u, 7u, 12u}) {
        vector y(n), x(5);
        fill(y, 4), fill(x, 5);
        CHECK(put_out(y, 0.8, x) == Approx(by_hand(y, 0.8, x)).epsilon(1e-13));
        CHECK(tl::check_gradient(put_out, y, 0.8, x).agrees_to(1e-5));
    }
}

TEST_CASE("inner turns that follow from rows") {
    for (std::size_t const n : {1u, 6u}) {
        matrix X(n, 9);
        fill(X, 8);
        CHECK(encoded(X, 0.9) == Approx(by_hand(X, 0.9)).epsilon(1e-13));
        CHECK(tl::check_gradient(encoded, X, 0.9));
    }
    matrix const X(400, 9);
    CHECK(tl::memory_of(tl::gradient(encoded), X, 0.9) < 400 * 9 * sizeof(double) / 2);
}
