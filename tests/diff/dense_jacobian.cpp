// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <algorithm>

/// Small functions with many entries: every result depends on every input.

namespace tl = tapeless;

namespace {

constexpr std::size_t size = 40;
using vector = std::array<double, size>;

constexpr auto mixed = tl::function([](auto const& x) {
    auto y = x;
    auto r = x[0] * x[0];
    for (std::size_t i = 1; i < size; ++i) r = r + x[i] * x[i];
    auto const s = sqrt(r + 1.0);
    for (std::size_t i = 0; i < size; ++i) y[i] = x[i] / s + r * x[(i + 1) % size];
    return y;
});

TEST_CASE("a dense Jacobian of 40 by 40, by the order predicted", "[diff]") {
    vector x;
    long double r = 0;
    for (std::size_t i = 0; i < size; ++i) {
        x[i] = 0.1 + 0.03 * static_cast<double>(i * i % 11);
        r += static_cast<long double>(x[i]) * x[i];
    }
    long double const s = std::sqrt(r + 1);
    auto const j = tl::jacobian(mixed)(x);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t k = 0; k < size; ++k) {
            long double const xi = x[i], xk = x[k], after = x[(i + 1) % size];
            long double exact = -xi * xk / (s * s * s) + 2 * xk * after;
            if (k == i) exact += 1 / s;
            if (k == (i + 1) % size) exact += r;
            CHECK(j[i][k] == Approx(static_cast<double>(exact)).epsilon(1e-13));
        }
}

TEST_CASE("what is predicted is what the graph would cost", "[diff]") {
    using at = decltype(mixed)::definition::at<vector>;
    using selected = tl::selecting::arguments<tl::positions<>, vector>;
    constexpr auto cost = tl::predict<at, selected, size>();
    // Forward: 40 squares by 2 edges, sqrt, 40 quotients (1 + 40), 40 products (40 + 1). In
    // reverse: 40 squares by 2 edges of 40 results each, sqrt 40, then 80 operations of two edges.
    static_assert(cost.forward.products == 80 + 40 + 40 * 41 + 40 * 41);
    static_assert(cost.reverse.products == 80 * 40 + 40 + 80 * 2);
    static_assert(cost.forward.steps > cost.reverse.steps);
}

TEST_CASE("one value as many results", "[diff]") {
    constexpr auto same = tl::function([](auto x) {
        std::array<decltype(x), 600> y{};
        y.fill(x * x);
        return y;
    });
    auto const y = same(3.0);
    CHECK(std::all_of(y.begin(), y.end(), [](double each) { return each == 9; }));
}

} // namespace
