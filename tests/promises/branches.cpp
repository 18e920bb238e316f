// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <cmath>
#include <limits>

namespace tl = tapeless;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

template <class Function>
void check_slope(Function f, double at, double expected) {
    double const reverse = tl::gradient(f)(at);
    double const forward = tl::derivative(f)(at);
    CAPTURE(at, expected, reverse, forward);
    CHECK(reverse == expected);
    CHECK(forward == expected);
}

TEST_CASE("an untaken branch never poisons a gradient", "[promises]") {
    static constexpr auto root = tl::function([](auto t) { return select(t > 0, sqrt(t), 0.0); });
    check_slope(root, 0.0, 0.0);
    check_slope(root, -1.0, 0.0);
    check_slope(root, 4.0, 0.25);
    constexpr auto two = tl::function(
        [](auto t) { return select(t > 0, sqrt(t), 0.0) + select(t > 1, log(t - 1), 0.0) + t; });
    check_slope(two, 0.0, 1.0);
    check_slope(two, 1.0, 1.5);
    constexpr auto nested = tl::function(
        [](auto t) { return select(t > 0, select(t > 1, log(t - 1), sqrt(t)), 2 * t); });
    check_slope(nested, 0.0, 2.0);
    check_slope(nested, 1.0, 0.5);
    check_slope(nested, 2.0, 1.0);
    constexpr auto through_max = tl::function([](auto t) { return max(sqrt(t), 1.0); });
    check_slope(through_max, 0.0, 0.0);
    constexpr auto curved = tl::function([](auto t) { return tl::derivative(root)(t); });
    check_slope(curved, 0.0, 0.0);
}

TEST_CASE("the slope at a kink is the published one", "[promises]") {
    check_slope(tl::function([](auto t) { return abs(t); }), 0.0, 0.0);
    check_slope(tl::function([](auto t) { return relu(t); }), 0.0, 0.0);
    check_slope(tl::function([](auto t) { return sqrt(t); }), 0.0, inf);
    check_slope(tl::function([](auto t) { return max(t, 0.0); }), 0.0, 0.5);
    check_slope(tl::function([](auto t) { return min(t, 0.0); }), 0.0, 0.5);
    check_slope(tl::function([](auto t) { return hypot(t, 0.0 * t); }), 0.0, 0.0);
    check_slope(tl::function([](auto t) { return pow(t, 3); }), -2.0, 12.0);
    check_slope(tl::function([](auto t) { return pow(t, 2); }), 0.0, 0.0);
    check_slope(tl::function([](auto t) { return pow(t, 0); }), 0.0, 0.0);
    check_slope(tl::function([](auto t) { return pow(t, -1); }), 2.0, -0.25);
}

TEST_CASE("a power has the derivatives of its limits at zero", "[promises]") {
    constexpr auto power = tl::function([](auto a, auto b) { return pow(a, b); });
    CHECK(tl::gradient(power)(0.0, 2.0) == std::tuple{0.0, 0.0});
    CHECK(tl::gradient(power)(0.0, 1.0) == std::tuple{1.0, 0.0});
}

TEST_CASE("a zero that the user multiplies by is arithmetic", "[promises]") {
    constexpr auto f = tl::function([](auto t) { return 0.0 * t; });
    CHECK(std::isnan(f(inf)));
    CHECK(tl::derivative(f)(inf) == 0.0);
}

TEST_CASE("sine is evaluated once for value and gradient", "[promises]") {
    constexpr auto f = tl::function([](auto t) { return sin(t) * sin(t) + sin(t); });
    using At = tl::gradient_of<decltype(f)::definition, tl::positions<>, true>::at<double>;
    int sines = 0;
    for (int i = 1; i < At::graph.size; ++i) {
        int const op = tl::code_of(At::graph.node[i]);
        sines += op >= tl::code::first_called &&
                 At::graph.operation[op]->hash == tl::declared<tl::sin_op>::hash;
    }
    CHECK(sines == 1);
}

TEST_CASE("a derivative that is structurally zero is a constant", "[promises]") {
    constexpr auto f = tl::function([](auto a, auto b) { return exp(a) + floor(b) * 2; });
    using At =
        tl::gradient_of<decltype(f)::definition, tl::positions<1>, false>::at<double, double>;
    static_assert(At::graph.size == 2); // node 0, and the zero
    CHECK(tl::gradient(f, tl::wrt<1>)(1.0, 2.5) == 0.0);
}

} // namespace
