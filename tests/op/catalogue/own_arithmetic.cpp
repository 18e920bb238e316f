// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/own_number.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEST_CASE("arithmetic operations of a user's own numbers", "[op]") {
    check_own_numbers<group::arithmetic>();
}
TEST_CASE("rounding operations of a user's own numbers", "[op]") {
    check_own_numbers<group::rounding>();
}
