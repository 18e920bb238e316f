// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <diff/random/compiled.hpp>

#include <catch2/catch.hpp>

/// Random functions as a user would write them, with their forward and reverse products.
namespace random_test {
namespace {

constexpr real epsilon = 1e-12L;

TEST_CASE("products of compiled random functions", "[random]") {
    each_function<1, compiled_functions>([]<int Seed>(std::integral_constant<int, Seed>) {
        constexpr auto const& f = compiled::function<Seed>;
        reference const expected(Seed);
        auto const [a, b, c] = expected.x;
        INFO(describe(expected.r));
        auto const [again, flow] = tl::vjp(f)(std::tuple{a, b, c}, 2.0);
        CHECK(expected.close(again, expected.value, epsilon));
        CHECK(expected.close(std::get<0>(flow) / 2, expected.slope[0], epsilon));
        CHECK(expected.close(std::get<1>(flow) / 2, expected.slope[1], epsilon));
        CHECK(expected.close(std::get<2>(flow) / 2, expected.slope[2], epsilon));
        for (std::size_t k = 0; k < 3; ++k) {
            auto const [value, tangent] = tl::jvp(f)(
                std::tuple{a, b, c}, std::tuple{double(k == 0), double(k == 1), double(k == 2)});
            CHECK(expected.close(value, expected.value, epsilon));
            CHECK(expected.close(tangent, expected.slope[k], epsilon));
        }
    });
}

} // namespace
} // namespace random_test
