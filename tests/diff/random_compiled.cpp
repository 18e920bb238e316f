// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <diff/random/compiled.hpp>

#include <catch2/catch.hpp>

/// Random functions as a user would write them, traced, differentiated and emitted by the compiler.
namespace random_test {
namespace {

constexpr real epsilon = 1e-12L;

TEST_CASE("gradients of compiled random functions", "[random]") {
    each_function<1, compiled_functions>([]<int Seed>(std::integral_constant<int, Seed>) {
        constexpr auto const& f = compiled::function<Seed>;
        reference const expected(Seed);
        auto const [a, b, c] = expected.x;
        auto const [value, slopes] = tl::value_and_gradient(f)(a, b, c);
        auto const [ga, gb, gc] = tl::gradient(f)(a, b, c);
        INFO(describe(expected.r));
        CHECK(expected.close(f(a, b, c), expected.value, epsilon));
        CHECK(expected.close(value, expected.value, epsilon));
        CHECK(expected.close(ga, expected.slope[0], epsilon));
        CHECK(expected.close(gb, expected.slope[1], epsilon));
        CHECK(expected.close(gc, expected.slope[2], epsilon));
        CHECK(expected.close(std::get<0>(slopes), expected.slope[0], epsilon));
        CHECK(expected.close(std::get<1>(slopes), expected.slope[1], epsilon));
        CHECK(expected.close(std::get<2>(slopes), expected.slope[2], epsilon));
    });
}

TEST_CASE("compiled random functions depend on their arguments", "[random]") {
    int slopes = 0;
    for (std::uint64_t seed = 1; seed <= compiled_functions; ++seed)
        for (real const s : reference(seed).slope) slopes += s != 0;
    CHECK(slopes > compiled_functions * 3 / 2);
}

} // namespace
} // namespace random_test
