// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "simd/math/checks.hpp"

#include <tapeless/math/functions.hpp>
#include <tapeless/math/pairs.hpp>
#include <tapeless/simd/batch.hpp>

TEST_CASE("Exponentials of registers keep their bounds, lane by lane") {
    simd_test::check_family<simd_test::family::exponential>();
}

TEMPLATE_TEST_CASE("sigmoid and softplus of packs have the bits of the kernels, alone and together",
                   "", float, double) {
    namespace kernels = tapeless::simd::accurate;
    namespace math = tapeless::math;
    using pack = tapeless::simd::pack<TestType>;
    auto const at = simd_test::points_of_one<TestType>(200);
    auto const sigmoid = [](auto x, auto, auto) { return kernels::sigmoid(x); };
    auto const softplus = [](auto x, auto, auto) { return kernels::softplus(x); };
    auto const both = [](auto x) {
        std::pair<pack, pack> result;
        math::softplus_and_sigmoid(pack(x), result.first, result.second);
        return result;
    };
    auto const same = [&](auto const& one, auto const& other) {
        simd_test::check_same<TestType>(at, one, other);
    };
    same(sigmoid, [](auto x, auto, auto) { return math::sigmoid(pack(x)).native(); });
    same(softplus, [](auto x, auto, auto) { return math::softplus(pack(x)).native(); });
    same(softplus, [&](auto x, auto, auto) { return both(x).first.native(); });
    same(sigmoid, [&](auto x, auto, auto) { return both(x).second.native(); });
}
