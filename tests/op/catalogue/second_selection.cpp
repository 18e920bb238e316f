// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/second.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEST_CASE("second derivatives of condition operations", "[op]") {
    check_second<group::condition>();
}
TEST_CASE("second derivatives of selection operations", "[op]") {
    check_second<group::selection>();
}
