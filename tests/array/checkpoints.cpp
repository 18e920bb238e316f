// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace workload;

namespace {

using vector = std::vector<double>;

/// The loss of a hundred thousand turns, in which a parameter is used.
template <class Policy>
constexpr auto long_walk = [](auto x0, auto k) {
    auto const turn = [&](auto x) { return x + 1e-5 * tl::sin(k * x); };
    if constexpr (std::is_same_v<Policy, void>)
        return tl::sum(tl::iterate(100000, x0, turn));
    else
        return tl::sum(tl::iterate(Policy{}, 100000, x0, turn));
};

} // namespace

TEST_CASE("a hundred thousand turns in reverse, in memory for some hundreds") {
    constexpr auto plain = tl::value_and_gradient(tl::function(long_walk<void>));
    constexpr auto thrifty = tl::value_and_gradient(tl::function(long_walk<tl::checkpoints<0>>));
    constexpr auto frugal = tl::value_and_gradient(tl::function(long_walk<tl::checkpoints<20>>));
    vector x(5);
    fill(x, 1);
    double const k = 1.7;
    tl::array_workspace all, some, few;
    auto expected = plain(x, k), kept = thrifty(x, k), least = frugal(x, k);
    all.evaluate(expected, plain, x, k);
    some.evaluate(kept, thrifty, x, k);
    few.evaluate(least, frugal, x, k);

    std::size_t const state = x.size() * sizeof(double);
    CHECK(all.bytes() > 100000 * state);
    CHECK(some.bytes() < 10 * 317 * state); // the square root of the number of turns is 316.2
    CHECK(few.bytes() < 5 * 5020 * state);

    auto const& [value, slopes] = expected;
    auto const& [of_x, of_k] = slopes;
    for (auto const* other : {&kept, &least}) {
        auto const& [other_value, other_slopes] = *other;
        auto const& [other_x, other_k] = other_slopes;
        CHECK(other_value == value);
        for (std::size_t i = 0; i < x.size(); ++i)
            CHECK(other_x(i) == Approx(of_x(i)).epsilon(1e-12)); // fused here and not there
        CHECK(other_k == Approx(of_k).epsilon(1e-12));           // a sum in another order
    }
    for (std::size_t i = 0; i < x.size(); ++i) { // x' = sin(k x): tan(k x / 2) grows by exp(k)
        long double const at = x[i], grown = std::exp(1.7L) * std::tan(0.85L * at);
        long double const slope =
            std::exp(1.7L) * (1 + std::pow(std::tan(0.85L * at), 2)) / (1 + grown * grown);
        CHECK(of_x(i) == Approx(static_cast<double>(slope)).epsilon(1e-4));
    }
}
