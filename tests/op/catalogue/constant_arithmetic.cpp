// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/constants.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEMPLATE_TEST_CASE("arithmetic operations in constant evaluation", "[op]", float, double,
                   long double) {
    check_constants<group::arithmetic, TestType>();
}
