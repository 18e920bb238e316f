// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "simd/math/checks.hpp"

TEST_CASE("Sines, cosines and tangents of registers keep their bounds, lane by lane") {
    simd_test::check_family<simd_test::family::trigonometric>();
}

TEMPLATE_TEST_CASE("sincos gives the bits of sin and cos", "", float, double) {
    namespace kernels = tapeless::simd::accurate;
    auto const at = simd_test::points_of_one<TestType>(200);
    simd_test::check_same<TestType>(
        at, [](auto x, auto, auto) { return kernels::sincos(x).first; },
        [](auto x, auto, auto) { return kernels::sin(x); });
    simd_test::check_same<TestType>(
        at, [](auto x, auto, auto) { return kernels::sincos(x).second; },
        [](auto x, auto, auto) { return kernels::cos(x); });
}
