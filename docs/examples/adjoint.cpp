// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// An inverse problem: which conductivities of a rod explain how its temperatures have changed? The
/// gradient along all of them goes backward through the steps of time.

#include <tapeless/array.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <vector>

namespace tl = tapeless;

using vector = tl::tensor<double, tl::dynamic>;

/// Temperatures after 400 steps of du/dt = d/dx (k du/dx), the ends held; `k` is between points.
constexpr auto later = tl::function([](auto k, auto start) {
    return tl::iterate(400, start, [&](auto u) {
        auto flow = k * (tl::slice<0>(u, 1, 0) - tl::slice<0>(u, 0, -1));
        return u + tl::pad<0>(tl::slice<0>(flow, 1, 0) - tl::slice<0>(flow, 0, -1), 1, 1);
    });
});
constexpr auto misfit =
    tl::function([](auto k, auto start, auto seen) { return tl::mse(later(k, start), seen); });

static double dot(vector const& a, vector const& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

int main() {
    std::size_t const n = 32;
    vector start(n), truth(n - 1), k(n - 1);
    for (std::size_t i = 0; i < n; ++i) {
        double const x = static_cast<double>(i) / (n - 1);
        start(i) = x + std::sin(3 * x * x);
        if (i + 1 < n) truth(i) = 0.2 + 0.1 * std::tanh(10 * (x - 0.5)), k(i) = 0.2;
    }
    vector const seen = later(truth, start);

    // Forward and backward mode are each other's transpose: w (J dk) = (J' w) dk.
    vector const still(n);
    auto const [value, change] = tl::jvp(later)(std::tie(k, start), std::tie(truth, still));
    auto const [again, pulled] = tl::vjp(later)(std::tie(k, start), seen);
    double const one = dot(seen, change), other = dot(std::get<0>(pulled), truth);
    std::printf("%.6f %.6f\n", one, other);

    // Gradient descent, with steps by Barzilai and Borwein.
    constexpr auto both = tl::value_and_gradient(misfit, tl::wrt<0>);
    tl::array_workspace memory;
    auto result = both(k, start, seen);
    auto& [error, slope] = result;
    double const at_first = error;
    double step = 0.1, least = error;
    for (int turn = 0; turn < 100; ++turn) {
        vector const old_slope = slope;
        for (std::size_t i = 0; i + 1 < n; ++i) k(i) -= step * slope(i);
        memory.evaluate(result, both, k, start, seen);
        double bend = 0;
        for (std::size_t i = 0; i + 1 < n; ++i) bend += old_slope(i) * (old_slope(i) - slope(i));
        step *= dot(old_slope, old_slope) / bend;
        least = std::min(least, error);
    }
    std::printf("misfit at first %.6f, at last %s\n", at_first,
                least < 1e-3 * at_first ? "less than a thousandth of that" : "no better");
    return std::abs(one - other) < 1e-12 * std::abs(one) && least < 1e-3 * at_first ? 0 : 1;
}
