// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <array>
#include <cmath>

namespace tl = tapeless;

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto z = tl::variable<"z">;

TEST_CASE("(x + y) z at (-2, 5, -4)", "[diff]") {
    constexpr auto e = (x + y) * z;
    constexpr auto both = tl::value_and_gradient(e, tl::wrt(x, y, z));
    static_assert(std::get<0>(both(x = -2.0, y = 5.0, z = -4.0)) == -12.0);
    auto [dx, dy, dz] = tl::gradient(e, tl::wrt(x, y, z))(x = -2.0, y = 5.0, z = -4.0);
    CHECK(dx == -4.0);
    CHECK(dy == -4.0);
    CHECK(dz == 3.0);
}

TEST_CASE("(a + b)(b + 1)", "[diff]") {
    constexpr auto f = tl::function([](auto a, auto b) { return (a + b) * (b + 1); });
    CHECK(f(2.0, 1.0) == 6.0);
    CHECK(tl::gradient(f)(2.0, 1.0) == std::tuple{2.0, 5.0});
}

TEST_CASE("(2x^2 + 1)^2 has the derivative 16x^3 + 8x", "[diff]") {
    constexpr auto f = tl::function([](auto t) { return square(2 * t * t + 1); });
    for (double const t : {-1.5, 0.0, 0.25, 3.0})
        CHECK(tl::derivative(f)(t) == Approx(16 * t * t * t + 8 * t));
}

TEST_CASE("the sigmoid neuron", "[diff]") {
    constexpr auto neuron = tl::function(
        [](auto w, auto in) { return tl::sigmoid(w[0] * in[0] + w[1] * in[1] + w[2]); });
    std::array const w{2.0, -3.0, -3.0};
    std::array const in{-1.0, -2.0};
    auto [value, slopes] = tl::value_and_gradient(neuron)(w, in);
    auto [dw, din] = slopes;
    CHECK(value == Approx(0.731).margin(5e-4));
    CHECK(dw[0] == Approx(-0.197).margin(5e-4));
    CHECK(dw[1] == Approx(-0.393).margin(5e-4));
    CHECK(dw[2] == Approx(0.197).margin(5e-4));
    CHECK(din[0] == Approx(0.393).margin(5e-4));
    CHECK(din[1] == Approx(-0.590).margin(5e-4));
}

TEST_CASE("add distributes, mul swaps, max routes, copies sum", "[diff]") {
    constexpr auto sum = tl::function([](auto a, auto b) { return a + b; });
    constexpr auto product = tl::function([](auto a, auto b) { return a * b; });
    constexpr auto larger = tl::function([](auto a, auto b) { return max(a, b); });
    constexpr auto copies = tl::function([](auto a) { return a + a + a; });
    CHECK(tl::gradient(sum)(3.0, -4.0) == std::tuple{1.0, 1.0});
    CHECK(tl::gradient(product)(3.0, -4.0) == std::tuple{-4.0, 3.0});
    CHECK(tl::gradient(larger)(3.0, -4.0) == std::tuple{1.0, 0.0});
    CHECK(tl::gradient(larger)(2.0, 2.0) == std::tuple{0.5, 0.5});
    CHECK(tl::gradient(copies)(7.0) == 3.0);
}

TEST_CASE("derivatives are functions again, to any order", "[diff]") {
    constexpr auto f = tl::function([](auto t) { return exp(sin(t)); });
    auto const second = tl::derivative(tl::derivative(f))(0.7);
    CHECK(second ==
          Approx(std::exp(std::sin(0.7)) * (std::cos(0.7) * std::cos(0.7) - std::sin(0.7))));
    auto const mixed = tl::gradient(tl::derivative(tl::derivative(f)))(0.7);
    CHECK(mixed == Approx(tl::derivative(tl::gradient(tl::gradient(f)))(0.7)).epsilon(1e-12));
}

TEST_CASE("nested derivatives do not confuse their perturbations", "[diff]") {
    // d/dx [x * d/dy (x + y)] = 1, and 2 for an implementation that confuses x with y.
    static constexpr auto inner = tl::function([](auto a, auto b) { return a + b; });
    constexpr auto f =
        tl::function([](auto a) { return a * tl::gradient(inner, tl::wrt<1>)(a, a); });
    CHECK(tl::derivative(f)(5.0) == 1.0);
}

TEST_CASE("jvp and vjp are transposes of each other", "[diff]") {
    constexpr auto f = tl::function([](auto v) {
        return std::array{v[0] * v[1], exp(v[1] - v[2]), v[2] / v[0]};
    });
    using vector = std::array<double, 3>;
    vector const v{1.5, 0.5, 2.0}, t{0.3, -1.0, 0.7}, w{2.0, -0.5, 1.25};
    auto const tangent = std::get<1>(tl::jvp(f)(std::tuple{v}, std::tuple{t}));
    auto const cotangent = std::get<0>(std::get<1>(tl::vjp(f)(std::tuple{v}, w)));
    double left = 0, right = 0;
    for (std::size_t i = 0; i < 3; ++i) left += w[i] * tangent[i], right += cotangent[i] * t[i];
    CHECK(left == Approx(right).epsilon(1e-14));
}

} // namespace
