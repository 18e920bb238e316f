// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "lstm_compare.hpp"

#include <vector>

using namespace workload;

TEST_CASE("the hand-written derivative of the lstm against differences") {
    std::size_t const layers = 2, bits = 3, steps = 4;
    auto const some = [](std::size_t n, unsigned seed) {
        std::vector<double> a(n);
        fill(a, seed);
        return a;
    };
    lstm_by_hand<double> hand{layers,     bits,       steps,       some(48, 1), some(9, 2),
                              some(6, 3), some(6, 4), some(12, 5), some(12, 6)};
    auto const value = [&] { return lstm_by_hand<double>(hand).loss_and_slopes(); };
    hand.loss_and_slopes();
    auto const of_main = hand.of_main, of_extra = hand.of_extra;
    CHECK(worst_difference(hand.main, of_main, value) < 1e-9);
    CHECK(worst_difference(hand.extra, of_extra, value) < 1e-9);
}

TEST_CASE("any number of layers") {
    for (std::size_t const bits : {1u, 5u, 14u}) compare(lstm, 3, bits, 7);
    compare(lstm, 1, 14, 1);
}
