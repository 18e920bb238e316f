// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <diff/random/compiled.hpp>

#include <catch2/catch.hpp>

#include <vector>

/// Gradients of gradients of random functions, as the compiler makes and emits them.
namespace random_test {
namespace {

template <int Seed>
constexpr auto slope_along = tl::function([](auto a, auto b, auto c) {
    auto const [ga, gb, gc] = tl::gradient(compiled::function<Seed>)(a, b, c);
    return ga + 2.0 * gb - 3.0 * gc;
});
template <int Seed>
constexpr auto tangent_along = tl::function([](auto a, auto b, auto c) {
    auto const [value, slope] =
        tl::jvp(compiled::function<Seed>)(std::tuple{a, b, c}, std::tuple{1.0, 2.0, -3.0});
    return slope;
});

TEST_CASE("second derivatives of compiled random functions", "[random]") {
    each_function<1, 16>([]<int Seed>(std::integral_constant<int, Seed>) {
        reference const expected(Seed);
        auto const [a, b, c] = expected.x;
        auto const [ra, rb, rc] = tl::gradient(slope_along<Seed>)(a, b, c);
        auto const [fa, fb, fc] = tl::gradient(tangent_along<Seed>)(a, b, c);
        auto const [value, forward] =
            tl::jvp(slope_along<Seed>)(std::tuple{a, b, c}, std::tuple{0.0, 1.0, 0.0});
        double const reverse[] = {ra, rb, rc}, mixed[] = {fa, fb, fc};
        real scale = expected.scale;
        for (std::size_t out = 0; out < 3; ++out)
            scale = std::max(scale, magnitude(gradient(expected.gradient_graph, out),
                                              {expected.r.point.begin(), expected.r.point.end()}));
        for (std::size_t k = 0; k < 3; ++k) {
            std::vector<complex> const g = results(expected.gradient_graph, expected.moved(k));
            real const wanted = (g[0] + 2.0L * g[1] - 3.0L * g[2]).imag() / tiny;
            INFO(describe(expected.r) << ", row " << k);
            CHECK(std::fabs(reverse[k] - wanted) <= 1e-11L * scale);
            CHECK(std::fabs(mixed[k] - wanted) <= 1e-11L * scale);
            if (k == 1) CHECK(std::fabs(forward - wanted) <= 1e-11L * scale);
        }
    });
}

} // namespace
} // namespace random_test
