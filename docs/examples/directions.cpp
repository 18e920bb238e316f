// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// How prey and predators at time 10 move with their numbers at time 0 and with four rates: all six
/// directions go along with the solution, in the lanes of the machine's vectors.

#include <tapeless/data.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <tuple>

namespace tl = tapeless;

constexpr auto motion = [](auto const& y, auto const& rate) {
    auto const meetings = y[0] * y[1];
    return std::array{rate[0] * y[0] - rate[1] * meetings, rate[2] * meetings - rate[3] * y[1]};
};

// A step of Heun's method.
constexpr auto step = tl::function([](auto y, auto rate) {
    double const h = 0.01;
    auto const k1 = motion(y, rate);
    auto const k2 = motion(std::array{y[0] + h * k1[0], y[1] + h * k1[1]}, rate);
    return std::array{y[0] + h / 2 * (k1[0] + k2[0]), y[1] + h / 2 * (k1[1] + k2[1])};
});

using state = std::array<double, 2>;
using rates = std::array<double, 4>;

state solve(state y, rates const& rate) {
    for (int n = 0; n < 1000; ++n) y = step(y, rate);
    return y;
}

int main() {
    state y{1.2, 0.8};
    rates const rate{1.1, 0.4, 0.1, 0.4};

    using slopes = tl::tangents<double, 6>;
    std::array along_y{slopes::unit(0), slopes::unit(1)};
    std::array along_rate{slopes::unit(2), slopes::unit(3), slopes::unit(4), slopes::unit(5)};
    for (int n = 0; n < 1000; ++n)
        std::tie(y, along_y) = tl::jvp(step)(std::tie(y, rate), std::tie(along_y, along_rate));

    for (std::size_t i = 0; i < 2; ++i) {
        std::printf("%7.4f:", y[i]);
        for (double const each : along_y[i]) std::printf(" %9.4f", each);
        std::puts("");
    }

    // Differences say the same, to fewer digits.
    double const h = 1e-5;
    rates more = rate, less = rate;
    more[3] += h, less[3] -= h;
    double const difference = (solve({1.2, 0.8}, more)[0] - solve({1.2, 0.8}, less)[0]) / (2 * h);
    bool const right = std::abs(difference - along_y[0][5]) < 1e-6 * std::abs(difference);
    std::printf("A difference agrees: %s\n", right ? "yes" : "no");
    return right ? 0 : 1;
}
