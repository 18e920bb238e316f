// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <diff/workloads.hpp>

#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

namespace {

using state = std::array<double, 2>;
using rates = std::array<double, 4>;
using arguments = std::tuple<state, rates>;
constexpr auto step = tl::function(workload::lotka_volterra{});

TEST_CASE("many tangents at once are those of one after the other", "[diff]") {
    arguments const at{{1.2, 0.8}, {1.1, 0.4, 0.1, 0.4}};
    std::array<arguments, 6> unit{};
    for (std::size_t k = 0; k < 6; ++k)
        (k < 2 ? std::get<0>(unit[k])[k % 2] : std::get<1>(unit[k])[k - 2]) = 1.0;
    auto const [value, columns] = tl::jvp(step)(at, unit);
    auto const jacobian = tl::jacobian(step)(std::get<0>(at), std::get<1>(at));
    CHECK(value == step(std::get<0>(at), std::get<1>(at)));
    CHECK(columns.size() == 6);
    for (std::size_t k = 0; k < 6; ++k) {
        auto const [again, column] = tl::jvp(step)(at, unit[k]);
        CHECK(again == value);
        for (std::size_t i = 0; i < 2; ++i) {
            auto const& [of_state, of_rates] = jacobian[i];
            CHECK(columns[k][i] == column[i]);
            CHECK(column[i] == Approx(k < 2 ? of_state[k] : of_rates[k - 2]).epsilon(1e-14));
        }
    }
}

// The value and its partial derivatives are computed once, however many tangents there are.
constexpr auto wave = tl::function([](auto x, auto y) { return exp(sin(x * y)) * tanh(x); });
using pair = std::tuple<double, double>;
static_assert(tl::cost<pair, std::array<pair, 8>>(tl::jvp(wave)).calls ==
              tl::cost<pair, pair>(tl::jvp(wave)).calls);

} // namespace
