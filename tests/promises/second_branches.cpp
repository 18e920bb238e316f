// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <tuple>

/// Second derivatives of functions with branches: what is not taken must not show, though its
/// value, its slope or its curvature is NaN or infinite there.
namespace tl = tapeless;

namespace {

template <class Function>
void check_curvature(Function, double at, double slope, double curvature) {
    static constexpr Function f{};
    constexpr auto by_jvp = tl::function([](auto t) {
        return std::get<1>(tl::jvp(tl::gradient(f))(std::tuple{t}, std::tuple{1.0}));
    });
    constexpr auto by_vjp = tl::function([](auto t) {
        return std::get<0>(std::get<1>(tl::vjp(tl::derivative(f))(std::tuple{t}, 1.0)));
    });
    CAPTURE(at);
    CHECK(tl::gradient(f)(at) == Approx(slope).margin(1e-15));
    CHECK(tl::gradient(tl::gradient(f))(at) == Approx(curvature).margin(1e-15));
    CHECK(tl::derivative(tl::derivative(f))(at) == Approx(curvature).margin(1e-15));
    CHECK(by_jvp(at) == Approx(curvature).margin(1e-15));
    CHECK(by_vjp(at) == Approx(curvature).margin(1e-15));
}

TEST_CASE("nested branches never poison second derivatives", "[promises]") {
    constexpr auto nested = tl::function(
        [](auto t) { return select(t > 0, select(t > 1, log(t - 1) * t, sqrt(t)), t * t); });
    check_curvature(nested, -1, -2, 2);
    check_curvature(nested, 0, 0, 2); // sqrt has an infinite slope here
    check_curvature(nested, 0.25, 1, -2);
    check_curvature(nested, 1, 0.5, -0.25); // log has no value here
    check_curvature(nested, 2, 2, 0);       // t log(t - 1)'' = 2/(t - 1) - t/(t - 1)^2
}

TEST_CASE("a branch inside the condition's own formula", "[promises]") {
    constexpr auto safe_sinc =
        tl::function([](auto t) { return select(t == 0.0, 1 - t * t / 6, sin(t) / t); });
    check_curvature(safe_sinc, 0, 0, -1.0 / 3);
    double const s = std::sin(1.0), c = std::cos(1.0);
    check_curvature(safe_sinc, 1, c - s, s - 2 * c);
}

TEST_CASE("branches of branches through products and sums", "[promises]") {
    constexpr auto mixed = tl::function([](auto t) {
        auto const root = select(t > 0, sqrt(t), 0.0);
        auto const inverse = select(t == 0.0, 0.0, 1 / t);
        return root * t + inverse * 2 + select(t < 0, exp(t), root) * inverse + t * t * t;
    });
    check_curvature(mixed, 0, 0, 0);
    // t^1.5 + 2/t + t^-0.5 + t^3
    check_curvature(mixed, 1, 1.5 - 2 - 0.5 + 3, 0.75 + 4 + 0.75 + 6);
    // 2/t + exp(t)/t + t^3
    double const e = std::exp(-1.0);
    check_curvature(mixed, -1, -2 - 2 * e + 3, -4 - 5 * e - 6);
}

TEST_CASE("max, min and clamp as branches", "[promises]") {
    constexpr auto clipped = tl::function([](auto t) { return max(log(t), -2.0) * t; });
    check_curvature(clipped, 0, -2, 0);
    check_curvature(clipped, 1, 1, 1);
    constexpr auto low = tl::function([](auto t) { return min(1 / t, 10.0) + t * t; });
    check_curvature(low, 0, 0, 2);
    check_curvature(low, 0.5, -3, 18);
    constexpr auto held = tl::function([](auto t) { return sqrt(clamp(t, 1.0, 4.0)) + t * t; });
    check_curvature(held, 0, 0, 2);
    check_curvature(held, 2.25, 1 / 3.0 + 4.5, 2 - 0.25 / 3.375);
    check_curvature(held, 9, 18, 2);
}

} // namespace
