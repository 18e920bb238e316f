// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "simd/math/checks.hpp"

TEST_CASE("Powers and roots of registers keep their bounds, lane by lane") {
    simd_test::check_family<simd_test::family::power>();
}

TEMPLATE_TEST_CASE("Lengths of three numbers, and fused multiply-adds", "", float, double) {
    namespace kernels = tapeless::simd::accurate;
    auto const at = simd_test::points_of_two<TestType>(600);
    auto const length = simd_test::measured<TestType>(
        at, [](auto x, auto y, auto z) { return kernels::hypot(x, y, z); },
        [](mpfr_ptr out, mpfr_srcptr x, mpfr_srcptr y, mpfr_srcptr z) {
            mpfr_hypot(out, x, y, MPFR_RNDN);
            mpfr_hypot(out, out, z, MPFR_RNDN);
        });
    INFO("hypot of " << length.at[0] << ", " << length.at[1] << ", " << length.at[2]);
    CHECK(length.ulp <= 2);
    // MPFR gives an exact zero another sign than the nearest number has.
    auto const got = simd_test::evaluated<TestType>(
        at, [](auto x, auto y, auto z) { return kernels::fma(x, y, z); });
    for (std::size_t i = 0; i < at.size(); ++i) {
        CAPTURE(at[i][0], at[i][1], at[i][2]);
        TestType const expected = std::fma(at[i][0], at[i][1], at[i][2]);
        if (!simd_test::same_bits(got[i], expected)) CHECK(got[i] == expected);
    }
}
