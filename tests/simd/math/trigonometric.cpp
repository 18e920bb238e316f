// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "simd/math/checks.hpp"

TEST_CASE("Sines, cosines and tangents of registers keep their bounds, lane by lane") {
    simd_test::check_family<simd_test::family::trigonometric>();
}

TEMPLATE_TEST_CASE("sincos gives the bits of sin and cos", "", float, double) {
    namespace kernels = tapeless::simd::accurate;
    auto const at = simd_test::points_of_one<TestType>(200);
    auto const compare = [&](auto const& part, auto const& whole) {
        auto const a = simd_test::evaluated<TestType>(at, part);
        auto const b = simd_test::evaluated<TestType>(at, whole);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < at.size(); ++i)
            if (!simd_test::same_bits(a[i], b[i])) ++wrong;
        CHECK(wrong == 0);
    };
    compare([](auto x, auto, auto) { return kernels::sincos(x).first; },
            [](auto x, auto, auto) { return kernels::sin(x); });
    compare([](auto x, auto, auto) { return kernels::sincos(x).second; },
            [](auto x, auto, auto) { return kernels::cos(x); });
}
