// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <diff/random/compiled.hpp>

#include <catch2/catch.hpp>

#include <vector>

/// Hessians, their products, Jacobians in every order of elimination and series of random
/// functions, as the compiler makes and emits them.
namespace random_test {
namespace {

template <int Seed>
constexpr auto of_array = tl::function([](auto const& v) {
    return compiled::function<Seed>(v[0], v[1], v[2]);
});

TEST_CASE("the derivative family of compiled random functions", "[random]") {
    each_function<1, 8>([]<int Seed>(std::integral_constant<int, Seed>) {
        constexpr auto f = of_array<Seed>;
        reference const expected(Seed);
        auto const& x = expected.x;
        std::array<double, 3> const d{1.0, 2.0, -3.0};
        real scale = expected.scale;
        for (std::size_t out = 0; out < 3; ++out)
            scale = std::max(scale, magnitude(gradient(expected.gradient_graph, out),
                                              {expected.r.point.begin(), expected.r.point.end()}));
        auto const h = tl::hessian(f)(x);
        auto const forward = tl::jacobian(tl::gradient(f), tl::mode::forward)(x);
        auto const reverse = tl::jacobian(tl::gradient(f), tl::mode::reverse)(x);
        auto const cross = tl::jacobian(tl::gradient(f), tl::mode::cross_country)(x);
        auto const product = tl::hvp(f)(x, d);
        auto const series = tl::taylor<2>(f)(x, d);
        real along[3]{};
        for (std::size_t k = 0; k < 3; ++k) {
            std::vector<complex> const row = results(expected.gradient_graph, expected.moved(k));
            for (std::size_t i = 0; i < 3; ++i) {
                real const wanted = row[i].imag() / tiny;
                INFO(describe(expected.r) << ", entry " << i << ' ' << k);
                CHECK(std::fabs(h[i][k] - wanted) <= 1e-11L * scale);
                CHECK(h[i][k] == h[k][i]);
                CHECK(std::fabs(forward[i][k] - wanted) <= 1e-11L * scale);
                CHECK(std::fabs(reverse[i][k] - wanted) <= 1e-11L * scale);
                CHECK(std::fabs(cross[i][k] - wanted) <= 1e-11L * scale);
                along[i] += wanted * d[k];
            }
        }
        real second = 0, first = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(std::fabs(product[i] - along[i]) <= 1e-10L * scale);
            first += expected.slope[i] * d[i];
            second += along[i] * d[i];
        }
        INFO(describe(expected.r));
        CHECK(std::fabs(series[0] - expected.value) <= 1e-12L * scale);
        CHECK(std::fabs(series[1] - first) <= 1e-11L * scale);
        CHECK(std::fabs(2 * series[2] - second) <= 1e-10L * scale);
    });
}

} // namespace
} // namespace random_test
