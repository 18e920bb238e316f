// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <solve/matrices.hpp>

namespace {

/// Two equations with two parameters, one of them a structure.
constexpr auto equations = [](auto x, auto p, auto q) {
    return std::array{x[0] * x[0] + x[1] * x[1] - p[0] * p[1], x[0] * exp(x[1]) - q};
};
constexpr auto product = tl::function([](auto p, auto q) {
    auto const x = tl::root(equations, std::array{1.0, 0.5}, p, q);
    return x[0] * x[0] * x[1];
});
constexpr auto newton_step = [](auto const& x, auto const& p, auto const& q) {
    auto const f = equations(x, p, q);
    auto const a = 2 * x[0], b = 2 * x[1], c = exp(x[1]), d = x[0] * exp(x[1]);
    auto const determinant = a * d - b * c;
    return std::array{x[0] - (d * f[0] - b * f[1]) / determinant,
                      x[1] - (a * f[1] - c * f[0]) / determinant};
};
/// Newton's iterations, traced: enough of them that the derivatives have converged as well.
constexpr auto iterated = tl::function([](auto p, auto q) {
    auto x = std::array{decltype(q)(1.0), decltype(q)(0.5)};
    for (int k = 0; k < 9; ++k) x = newton_step(x, p, q);
    return x[0] * x[0] * x[1];
});

TEST_CASE("a system, against its iterations differentiated", "[solve]") {
    std::array const p{2.5, 1.3};
    double const q = 1.4;
    CHECK(product(p, q) == Approx(iterated(p, q)).epsilon(1e-14));
    CHECK(matrices::difference(tl::gradient(product)(p, q), tl::gradient(iterated)(p, q)) < 1e-12);
    auto const direction = std::tuple{std::array{1.0, -2.0}, 0.5};
    auto const forward = tl::jvp(product)(std::tuple{p, q}, direction);
    CHECK(std::get<1>(forward) ==
          Approx(std::get<1>(tl::jvp(iterated)(std::tuple{p, q}, direction))).epsilon(1e-12));
    auto const second = tl::jvp(tl::gradient(product))(std::tuple{p, q}, direction);
    auto const expected = tl::jvp(tl::gradient(iterated))(std::tuple{p, q}, direction);
    CHECK(matrices::difference(std::get<1>(second), std::get<1>(expected)) < 1e-11);
}

TEST_CASE("an equation that is NaN does not hold", "[solve]") {
    // The first step leads from 10 to 10 - 10 (log 10 - 1) < 0, and solves the second equation.
    auto const x = tl::root(
        [](auto v) {
            return std::array{log(v[0]) - 1.0, v[1] - 2.0};
        },
        std::array{10.0, 0.0});
    CHECK(x[0] == Approx(std::exp(1.0)).epsilon(1e-15));
    CHECK(x[1] == 2);
    auto const none = tl::root(
        [](auto v) {
            return std::array{sqrt(v[0]) - 2.0, v[1] - 1.0};
        },
        std::array{-1.0, 1.0});
    CHECK(std::isnan(none[0]));
    CHECK(std::isnan(none[1]));
}

/// A program of several blocks: what a call reads and writes crosses between them.
constexpr auto waves = [](auto x, auto terms) {
    auto sum = x;
    for (int k = 1; k < terms.value; ++k) sum = sum + (sum * x + k) / (sum * sum + k * k);
    return sum;
};
constexpr auto large = tl::function([](auto p, auto q) {
    auto const early = p * q;
    auto const middle = waves(q, std::integral_constant<int, 40>{});
    auto const x = tl::root(equations, std::array{1.0, 0.5}, std::array{early, q + 0 * middle}, p);
    auto const late = waves(middle + x[0], std::integral_constant<int, 40>{});
    return late * x[1] + early * x[0];
});
constexpr auto large_iterated = tl::function([](auto p, auto q) {
    auto const early = p * q;
    auto const middle = waves(q, std::integral_constant<int, 40>{});
    auto x = std::array{decltype(q)(1.0), decltype(q)(0.5)};
    for (int k = 0; k < 9; ++k) x = newton_step(x, std::array{early, q + 0 * middle}, p);
    auto const late = waves(middle + x[0], std::integral_constant<int, 40>{});
    return late * x[1] + early * x[0];
});

TEST_CASE("a root in a large function", "[solve]") {
    double const p = 1.4, q = 1.3;
    using at = decltype(large)::definition::at<double, double>;
    static_assert(tl::program_of<at>::steps.blocks() > 2);
    CHECK(large(p, q) == Approx(large_iterated(p, q)).epsilon(1e-13));
    CHECK(matrices::difference(tl::gradient(large)(p, q), tl::gradient(large_iterated)(p, q)) <
          1e-12);
}

} // namespace
