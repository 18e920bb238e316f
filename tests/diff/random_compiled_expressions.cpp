// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <diff/random/compiled.hpp>

#include <catch2/catch.hpp>

/// Random functions as expressions over variables, which hold their numbers.
namespace random_test {
namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto z = tl::variable<"z">;
constexpr real epsilon = 1e-12L;

TEST_CASE("random expressions", "[random]") {
    each_function<1, 16>([]<int Seed>(std::integral_constant<int, Seed>) {
        reference const expected(Seed);
        auto const [a, b, c] = expected.x;
        constexpr auto e = compiled::body<Seed>(x, y, z);
        static_assert(!std::is_arithmetic_v<decltype(e)>);
        INFO(describe(expected.r) << " as " << tl::to_string(e));
        CHECK(expected.close(e(x = a, y = b, z = c), expected.value, epsilon));
        auto const [value, g] = tl::value_and_gradient(e, tl::wrt(x, y, z))(x = a, z = c, y = b);
        CHECK(expected.close(value, expected.value, epsilon));
        CHECK(expected.close(g[x], expected.slope[0], epsilon));
        CHECK(expected.close(g[y], expected.slope[1], epsilon));
        CHECK(expected.close(g[z], expected.slope[2], epsilon));
        auto const slope = tl::derivative(e, y);
        CHECK(expected.close(slope(x = a, y = b, z = c), expected.slope[1], epsilon));
        auto const mixed = tl::derivative(slope, x);
        real const wanted = results(expected.gradient_graph, expected.moved(0))[1].imag() / tiny;
        real const scale = magnitude(gradient(expected.gradient_graph, 1),
                                     {expected.r.point.begin(), expected.r.point.end()});
        CHECK(std::fabs(mixed(x = a, y = b, z = c) - wanted) <= 1e-11L * scale);
    });
}

} // namespace
} // namespace random_test
