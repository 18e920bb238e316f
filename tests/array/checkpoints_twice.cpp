// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <tapeless/array_tools.hpp>

#include <catch2/catch.hpp>

using namespace workload;

/// Checkpointed turns in checkpointed turns, whose number counts.

namespace {

using vector = std::vector<double>;

constexpr auto twice = tl::function([](auto y, auto a) {
    auto const range = tl::indices<0>(y);
    return tl::iterate(tl::checkpointed<>, range, a, [&](auto x, auto t) {
        return tl::iterate(tl::checkpointed<>, range, x, [&](auto z, auto i) {
            return z + 0.1 * y(i) * tl::sin(y(t) * z) / (1 + tl::number(t));
        });
    });
});
double by_hand(vector const& y, double z) {
    for (std::size_t t = 0; t < y.size(); ++t)
        for (double const v : y) z += 0.1 * v * std::sin(y[t] * z) / (1 + static_cast<double>(t));
    return z;
}

} // namespace

TEST_CASE("checkpoints in turns between checkpoints, whose number counts") {
    for (std::size_t const n : {0u, 1u, 2u, 5u, 12u}) {
        vector y(n);
        fill(y, 4);
        CHECK(twice(y, 0.8) == Approx(by_hand(y, 0.8)).epsilon(1e-13));
        CHECK(tl::check_gradient(twice, y, 0.8));
    }
    vector const many(400, 0.1);
    CHECK(tl::memory_of(tl::gradient(twice), many, 0.8) < 400 * 400 * sizeof(double) / 4);
}
