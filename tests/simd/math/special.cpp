// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "simd/math/checks.hpp"

TEST_CASE("erf and erfc of registers keep their bounds, lane by lane") {
    simd_test::check_family<simd_test::family::special>();
}

TEMPLATE_TEST_CASE("erfc keeps its bits beside the exponential", "", float, double) {
    namespace kernels = tapeless::simd::accurate;
    simd_test::check_same<TestType>(
        simd_test::points_of_one<TestType>(200),
        [](auto x, auto, auto) { return kernels::erfc_and_gaussian(x).first; },
        [](auto x, auto, auto) { return kernels::erfc(x); });
}
