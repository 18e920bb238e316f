// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Roots of equations inside of functions of arrays: their operands stand in a list, which is no
/// number, and of several results each belongs to the one call.

#include <tapeless/array.hpp>
#include <tapeless/solve.hpp>

#include <catch2/catch.hpp>

#include <array>
#include <tuple>
#include <type_traits>
#include <vector>

namespace tl = tapeless;

namespace {

constexpr auto cubic = [](auto x, auto a, auto b) { return x * x * x + a * x - b; };
/// u^2 + v = q and u = v^2 + 0.1.
constexpr auto parabolas = [](auto u, auto q) {
    return std::array{u[0] * u[0] + u[1] - q, u[0] - u[1] * u[1] - 0.1};
};

/// One result for each element.
constexpr auto result = [](auto at, auto k) {
    return tl::map(tl::indices<0>(at), [&](auto i) {
        return tl::root(parabolas, std::array{1.0, 1.0}, at(i))[k()];
    });
};

double root_of_cubic(double a, double b) {
    double x = 1;
    for (int k = 0; k < 100; ++k) x -= (x * x * x + a * x - b) / (3 * x * x + a);
    return x;
}
/// By bisection of v: u = v^2 + 0.1.
std::array<double, 2> meeting(double q) {
    double low = 0, high = 2;
    for (int k = 0; k < 100; ++k) {
        double const v = (low + high) / 2, u = v * v + 0.1;
        (u * u + v < q ? low : high) = v;
    }
    return {low * low + 0.1, low};
}

std::vector<double> const q{1.5, 1.75, 2, 2.5, 3};

} // namespace

TEST_CASE("an operand that does not vary is no reason to keep the list of all") {
    constexpr auto f = tl::function([](auto a, auto b) {
        return tl::sum(tl::indices<0>(b), [&](auto i) { return tl::root(cubic, 1.0, a, b(i)); });
    });
    double const a = 1.7;
    double expected = 0, slope = 0;
    for (double const b : q) {
        double const x = root_of_cubic(a, b);
        expected += x, slope -= x / (3 * x * x + a);
    }
    CHECK(f(a, q) == Approx(expected).epsilon(1e-13));
    CHECK(tl::gradient(f, tl::wrt<0>)(a, q) == Approx(slope).epsilon(1e-13));
}

TEST_CASE("results of a system are used apart") {
    constexpr auto f = tl::function([](auto at, auto p) {
        auto const u = tl::root(parabolas, std::array{1.0, 1.0}, p);
        auto const first = tl::map(tl::indices<0>(at), [&](auto i) { return u[0] * at(i); });
        auto const second = tl::map(tl::indices<0>(at), [&](auto i) { return u[1] * at(i); });
        return std::tuple(u[0], tl::sum(first), tl::sum(second * second), u[1]);
    });
    auto const [u, v] = meeting(2.2);
    double of_first = 0, of_second = 0;
    for (double const x : q) of_first += u * x, of_second += v * x * v * x;
    auto const [first, sum, squares, second] = f(q, 2.2);
    CHECK(first == Approx(u).epsilon(1e-13));
    CHECK(sum == Approx(of_first).epsilon(1e-13));
    CHECK(squares == Approx(of_second).epsilon(1e-13));
    CHECK(second == Approx(v).epsilon(1e-13));
}

TEST_CASE("results of a system for each element") {
    constexpr auto f = tl::function([](auto at) {
        auto const first = result(at, std::integral_constant<std::size_t, 0>{});
        auto const second = result(at, std::integral_constant<std::size_t, 1>{});
        return std::tuple(first, tl::sum(second), tl::sum(first * first) + tl::sum(second));
    });
    auto const [first, sum, both] = f(q);
    double of_second = 0, of_both = 0;
    for (std::size_t k = 0; k < q.size(); ++k) {
        auto const [u, v] = meeting(q[k]);
        CHECK(first(k) == Approx(u).epsilon(1e-13));
        of_second += v, of_both += u * u + v;
    }
    CHECK(sum == Approx(of_second).epsilon(1e-13));
    CHECK(both == Approx(of_both).epsilon(1e-13));

    constexpr auto g = tl::function([](auto at) {
        return tl::sum(tl::indices<0>(at), [&](auto i) {
            auto const u = tl::root(parabolas, std::array{1.0, 1.0}, at(i));
            return u[0] * u[1];
        });
    });
    // (2u, 1; 1, -2v) (u', v') = (1, 0)
    auto const slopes = tl::gradient(g)(q);
    for (std::size_t k = 0; k < q.size(); ++k) {
        auto const [u, v] = meeting(q[k]);
        double const determinant = 4 * u * v + 1;
        CHECK(slopes(k) == Approx((2 * v * v + u) / determinant).epsilon(1e-12));
    }
}
