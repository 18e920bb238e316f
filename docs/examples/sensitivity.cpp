// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// How the solution of a differential equation moves with its parameters: logistic growth
/// y' = r y (1 - y / K), solved by Runge and Kutta's method, differentiated in forward mode.

#include <tapeless/tapeless.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tl = tapeless;

struct Growth {
    double rate, capacity;
};
TAPELESS_STRUCT(Growth, rate, capacity)

constexpr auto slope_of(auto const& p, auto const& y) {
    return p.rate * y * (1.0 - y / p.capacity);
}

constexpr int samples = 4, steps_between = 10;
constexpr double h = 0.1;

/// The solution at the times 1, 2, 3, 4.
constexpr auto solution = tl::function([](auto p, auto start) {
    std::array<decltype(start), samples> result;
    auto y = start;
    for (auto& sample : result) {
        for (int step = 0; step < steps_between; ++step) {
            auto const k1 = slope_of(p, y);
            auto const k2 = slope_of(p, y + 0.5 * h * k1);
            auto const k3 = slope_of(p, y + 0.5 * h * k2);
            auto const k4 = slope_of(p, y + h * k3);
            y += h / 6 * (k1 + 2.0 * k2 + 2.0 * k3 + k4);
        }
        sample = y;
    }
    return result;
});

int main() {
    Growth const p{1.5, 10.0};
    double const start = 0.5;
    auto const [y, along_rate] =
        tl::jvp(solution)(std::tuple{p, start}, std::tuple{Growth{1.0, 0.0}, 0.0});
    auto const [same_y, along_capacity] =
        tl::jvp(solution)(std::tuple{p, start}, std::tuple{Growth{0.0, 1.0}, 0.0});

    double error = 0;
    std::puts("time        y     dy/dr     dy/dK");
    for (std::size_t i = 0; i < y.size(); ++i) {
        double const time = static_cast<double>(i + 1);
        std::printf("%4.1f  %7.4f  %8.4f  %8.4f\n", time, y[i], along_rate[i], along_capacity[i]);
        // y = K / d with d = 1 + (K / start - 1) exp(-r t)
        double const decay = std::exp(-p.rate * time);
        double const d = 1 + (p.capacity / start - 1) * decay;
        double const exact_y = p.capacity / d;
        double const exact_rate = exact_y / d * (p.capacity / start - 1) * decay * time;
        double const exact_capacity = 1 / d - exact_y / d * decay / start;
        error = std::max({error, std::abs(y[i] - exact_y), std::abs(along_rate[i] - exact_rate),
                          std::abs(along_capacity[i] - exact_capacity)});
    }
    std::printf("The closed form differs by less than 1e-3: %s\n", error < 1e-3 ? "yes" : "no");
    return error < 1e-3 && y == same_y ? 0 : 1;
}
