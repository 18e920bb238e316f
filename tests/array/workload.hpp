// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include <tapeless/array.hpp>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

/// The functions that the tests of arrays share, and differences to check their gradients by.

namespace workload {

namespace tl = tapeless;

constexpr auto mlp = tl::function([](auto W1, auto b1, auto W2, auto b2, auto X, auto Y) {
    auto H = tl::relu(tl::matmul(X, W1) + b1);
    return tl::mse(tl::matmul(H, W2) + b2, Y);
});
constexpr auto lse = tl::function([](auto x) { return tl::logsumexp(x); });
constexpr auto quad = tl::function([](auto A, auto x) {
    return tl::sum(tl::indices<0>(A), [&](auto i) {
        return x(i) * tl::sum(tl::indices<1>(A), [&](auto j) { return A(i, j) * x(j); });
    });
});

template <class Array>
void fill(Array& a, unsigned seed) {
    std::mt19937 source(seed);
    std::uniform_real_distribution<double> number(-1.0, 1.0);
    for (auto& x : a) x = number(source);
}

inline std::vector<double> filled(std::size_t n, unsigned seed) {
    std::vector<double> x(n);
    fill(x, seed);
    return x;
}
/// The gradient in the first argument.
template <class F, class... X>
auto slope(F const& f, X const&... x) {
    return tl::gradient(f, tl::wrt<0>)(x...);
}

/// The largest error of a gradient, in units of 1 + |derivative|, against central differences of
/// `f` in the numbers of `a`, extrapolated once (error of order h^4).
template <class Array, class Slopes, class Function>
double worst_difference(Array& a, Slopes const& slopes, Function const& f) {
    double worst = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        double const x = a.data()[k];
        auto const central = [&](double h) {
            a.data()[k] = x + h;
            double const above = f();
            a.data()[k] = x - h;
            double const below = f();
            a.data()[k] = x;
            return (above - below) / (2 * h);
        };
        double const h = 1e-3;
        double const slope = (4 * central(h / 2) - central(h)) / 3;
        double const error = std::fabs(slope - slopes.data()[k]) / (1 + std::fabs(slope));
        worst = error > worst || std::isnan(error) ? error : worst;
    }
    return worst;
}

} // namespace workload
