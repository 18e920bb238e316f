// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/complex_numbers.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

TEST_CASE("arithmetic operations of complex numbers", "[op]") {
    check_complex<group::arithmetic>();
}
TEST_CASE("power operations of complex numbers", "[op]") { check_complex<group::power>(); }
