// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/complex_numbers.hpp"
#include "op/catalogue/specs.hpp"

using namespace catalogue_test;

/// Other groups than these and those of the units beside this one have nothing for complex numbers.
template <class... Op>
constexpr bool are_covered(tl::operation_list<Op...>) {
    auto const covered = [](group g) {
        return g == group::arithmetic || g == group::power || g == group::exponential ||
               g == group::trigonometric || g == group::hyperbolic;
    };
    return ((!takes_complex<Op> || covered(spec<Op>::member_of)) && ...);
}
static_assert(are_covered(tl::catalogue{}));

TEST_CASE("trigonometric operations of complex numbers", "[op]") {
    check_complex<group::trigonometric>();
}
TEST_CASE("hyperbolic operations of complex numbers", "[op]") {
    check_complex<group::hyperbolic>();
}
