// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/batches.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEMPLATE_TEST_CASE("hyperbolic operations of batches keep to the scalar ones", "[op]", float,
                   double) {
    check_batches<group::hyperbolic, TestType>();
}
