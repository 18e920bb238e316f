// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/second.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEST_CASE("second derivatives of trigonometric operations", "[op]") {
    check_second<group::trigonometric>();
}
TEST_CASE("second derivatives of hyperbolic operations", "[op]") {
    check_second<group::hyperbolic>();
}
TEST_CASE("second derivatives of special operations", "[op]") { check_second<group::special>(); }
