// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "workload.hpp"

#include <catch2/catch.hpp>

#include <vector>

/// The same turns with all states kept and with few of them.

namespace workload {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

/// Says that turns go on as they always do.
struct all_kept {};

template <class Policy, class Start, class Body>
constexpr auto iterate_by(Policy policy, tl::index_range const& turns, Start const& start,
                          Body const& body) {
    if constexpr (std::is_same_v<Policy, all_kept>)
        return tl::iterate(turns, start, body);
    else
        return tl::iterate(policy, turns, start, body);
}
template <class Policy, class Start, class Body>
constexpr auto scan_by(Policy policy, tl::index_range const& turns, Start const& start,
                       Body const& body) {
    if constexpr (std::is_same_v<Policy, all_kept>)
        return tl::scan(turns, start, body);
    else
        return tl::scan(policy, turns, start, body);
}

/// Slopes are sums in another order.
template <class Slopes>
void close(Slopes const& slopes, Slopes const& expected) {
    REQUIRE(slopes.size() == expected.size());
    for (std::size_t k = 0; k < slopes.size(); ++k)
        CHECK(slopes.data()[k] == Approx(expected.data()[k]).epsilon(1e-11).margin(1e-13));
}
inline void close(double slope, double expected) {
    CHECK(slope == Approx(expected).epsilon(1e-11).margin(1e-13));
}

template <class... Slopes>
void each_close(std::tuple<Slopes...> const& slopes, std::tuple<Slopes...> const& expected) {
    [&]<std::size_t... K>(std::index_sequence<K...>) {
        (close(std::get<K>(slopes), std::get<K>(expected)), ...);
    }
    (std::index_sequence_for<Slopes...>{});
}

struct bytes {
    std::size_t all, few;
};
/// Values and gradients of both, and what they need.
template <class Thrifty, class Plain, class... Argument>
bytes compare(Thrifty, Plain, Argument const&... x) {
    constexpr auto thrifty = tl::value_and_gradient(Thrifty{});
    constexpr auto plain = tl::value_and_gradient(Plain{});
    auto result = thrifty(x...);
    auto expected = plain(x...);
    auto const& [value, slopes] = result;
    auto const& [expected_value, expected_slopes] = expected;
    CHECK(value == Approx(expected_value).epsilon(1e-13));
    each_close(slopes, expected_slopes);
    tl::array_workspace few, all;
    few.evaluate(result, thrifty, x...);
    all.evaluate(expected, plain, x...);
    CHECK(tl::memory_of(thrifty, x...) == few.bytes());
    CHECK(tl::memory_of(plain, x...) == all.bytes());
    return {all.bytes(), few.bytes()};
}

} // namespace workload
