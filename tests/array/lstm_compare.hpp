// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include "lstm_by_hand.hpp"
#include "lstm_workload.hpp"
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

namespace workload {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using weights = tl::tensor<double, tl::dynamic, 8, tl::dynamic>;

template <class Array>
double worst(Array const& found, std::vector<long double> const& expected) {
    double error = 0;
    for (std::size_t k = 0; k < expected.size(); ++k) {
        auto const one = std::fabs(static_cast<long double>(found.data()[k]) - expected[k]);
        error = std::fmax(error, static_cast<double>(one / (1e-3L + std::fabs(expected[k]))));
    }
    return error;
}

template <class Function>
void compare(Function const& f, std::size_t layers, std::size_t bits, std::size_t steps) {
    weights main(layers, bits);
    matrix extra(3, bits), h(layers, bits), c(layers, bits), x(steps, bits), y(steps, bits);
    fill(main, 1), fill(extra, 2), fill(h, 3), fill(c, 4), fill(x, 5), fill(y, 6);
    auto const numbers = [](auto const& a) { return std::vector<long double>(a.begin(), a.end()); };
    lstm_by_hand<long double> hand{layers,        bits,           steps,
                                   numbers(main), numbers(extra), numbers(h),
                                   numbers(c),    numbers(x),     numbers(y)};
    long double const loss = hand.loss_and_slopes();
    double const count = static_cast<double>(steps * bits);
    auto const [value, slopes] = tl::value_and_gradient(f, tl::wrt<0, 1>)(main, extra, h, c, x, y);
    auto const& [of_main, of_extra] = slopes;
    CHECK(value / count == Approx(static_cast<double>(loss)).epsilon(1e-12));
    for (auto& v : hand.of_main) v *= count;
    for (auto& v : hand.of_extra) v *= count;
    CHECK(worst(of_main, hand.of_main) < 1e-10);
    CHECK(worst(of_extra, hand.of_extra) < 1e-10);
}

} // namespace workload
