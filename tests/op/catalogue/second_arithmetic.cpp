// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/second.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEST_CASE("second derivatives of arithmetic operations", "[op]") {
    check_second<group::arithmetic>();
}
TEST_CASE("second derivatives of rounding operations", "[op]") { check_second<group::rounding>(); }
