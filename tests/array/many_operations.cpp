// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// A function of many array operations, all wanted in the end: its plan has to be found within what
/// compilers allow for a constant.

#include "matrices.hpp"

#include <catch2/catch.hpp>

using namespace workload;

namespace {

constexpr auto many = tl::function([](auto x, auto y, auto z) {
    std::array const given{x, y, z};
    auto const made = [&](std::size_t k) {
        return tl::tanh(given[k % 3] * (0.25 + 0.125 * static_cast<double>(k)) +
                        tl::transpose(given[k / 3 % 3]));
    };
    auto total = tl::matmul(made(0), made(1));
    for (std::size_t k = 1; k < 30; ++k) total += tl::matmul(made(k), made((k + 1) % 30));
    return tl::sum(total * total) / 900;
});

} // namespace

TEST_CASE("ninety operations on three matrices have a plan") {
    matrix const x(3, 3);
    CHECK(tl::memory_of(many, x, x, x) > 0);
    CHECK(tl::memory_of(tl::gradient(many), x, x, x) > tl::memory_of(many, x, x, x));
}
