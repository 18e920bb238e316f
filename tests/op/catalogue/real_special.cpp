// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/real_numbers.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEMPLATE_TEST_CASE("special operations keep their specification", "[op]", float, double,
                   long double) {
    check_real_numbers<group::special, TestType>();
}
