// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/own_number.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEST_CASE("condition operations of a user's own numbers", "[op]") {
    check_own_numbers<group::condition>();
}
TEST_CASE("selection operations of a user's own numbers", "[op]") {
    check_own_numbers<group::selection>();
}
