// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "shared.hpp"

#include <catch2/catch.hpp>
#include <cmath>

TEST_CASE("two translation units share expressions, functions and their derivatives") {
    auto const one = two_units::first();
    auto const two = two_units::second();
    CHECK(one == two);
    CHECK(one.value == Approx(6.0 + std::sin(2.0)));
    CHECK(one.derivative_by_x == Approx(3.0 + std::cos(2.0)));
    CHECK(one.gradient_x == one.derivative_by_x);
    CHECK(one.gradient_y == 2.0);
    CHECK(one.held == 3.0);
    CHECK(one.traced == one.value);
    CHECK(one.traced_a == one.gradient_x);
    CHECK(one.traced_b == 2.0);
    CHECK(one.slope == 9.0);
    CHECK(one.first_offset == 3.0);
    CHECK(one.second_offset == 1.0);
}
