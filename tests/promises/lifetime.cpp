// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

/// Expressions hold their operands by value: whatever `auto` names outlives what it was made of.
/// Everything is const, and calls from several threads share nothing.
namespace tl = tapeless;

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

auto line(double slope, double offset) {
    auto const part = slope * x;
    return part + offset;
}
auto parabola(double a) {
    double const local = a * a;
    auto const e = line(a, 1.0);
    return e * e + local * sin(line(2.0, a) * y);
}
auto gradient_of_parabola(double a) {
    auto const e = parabola(a);
    return tl::gradient(e, tl::wrt(x, y)); // `e` ends here
}

/// (a x + 1)^2 + a^2 sin((2 x + a) y)
double parabola_by_hand(double a, double u, double v) {
    return (a * u + 1) * (a * u + 1) + a * a * std::sin((2 * u + a) * v);
}

TEST_CASE("an expression outlives the locals it was made of", "[promises]") {
    auto const e = parabola(3.0);
    CHECK(e(x = 0.5, y = 2.0) == Approx(parabola_by_hand(3.0, 0.5, 2.0)).epsilon(1e-15));
    auto const g = gradient_of_parabola(3.0)(x = 0.5, y = 2.0);
    double const inner = std::cos(8.0);
    CHECK(g[x] == Approx(2 * 2.5 * 3 + 9 * inner * 4).epsilon(1e-14));
    CHECK(g[y] == Approx(9 * inner * 4).epsilon(1e-14));
}

TEST_CASE("a derivative outlives the expression it was made of", "[promises]") {
    auto e = std::make_unique<decltype(parabola(0))>(parabola(1.5));
    auto const slope = tl::derivative(*e, x);
    double const before = slope(x = 0.25, y = 0.5);
    e.reset();
    std::vector<double> const fill(1000, 7.0); // over what the expression left
    CHECK(slope(x = 0.25, y = 0.5) == before);
    CHECK(before == Approx(2 * 1.375 * 1.5 + 2.25 * std::cos(1.0)).epsilon(1e-14));
    CHECK(fill[0] == 7.0);
}

TEST_CASE("copies are independent", "[promises]") {
    double factor = 2.0;
    auto const e = factor * x;
    factor = 100.0;
    CHECK(e(x = 3.0) == 6.0);
    std::vector<decltype(line(0, 0))> lines;
    for (int k = 0; k < 100; ++k) lines.push_back(line(k, -k));
    for (int k = 0; k < 100; ++k) CHECK(lines[static_cast<std::size_t>(k)](x = 2.0) == k);
    std::optional<decltype(line(0, 0))> held = line(1, 2);
    auto const sum = *held + *held * y;
    held.reset();
    CHECK(sum(x = 3.0, y = 2.0) == 15.0);
}

TEST_CASE("gradients hold values, not views", "[promises]") {
    auto const result = [] {
        double const local = 2.0;
        return tl::gradient(x * x * y, tl::wrt(x, y))(x = local, y = 3.0);
    }();
    auto const [gx, gy] = result;
    CHECK(gx == 12.0);
    CHECK(gy == 4.0);
    static_assert(!std::is_reference_v<decltype(result[x])> ||
                  std::is_const_v<std::remove_reference_t<decltype(result[x])>>);
}

TEST_CASE("functions, transformations and expressions are constants", "[promises]") {
    constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });
    constexpr auto g = tl::gradient(tl::gradient(f, tl::wrt<0>));
    static_assert(std::is_empty_v<decltype(f)> && std::is_empty_v<decltype(g)>);
    static_assert(std::is_nothrow_copy_constructible_v<decltype(f)>);
    static_assert(std::is_invocable_v<decltype(f) const&, double, double>);
    static_assert(std::is_invocable_v<decltype(g) const&, double, double>);
    constexpr auto e = 2.0 * x;
    static_assert(e(x = 2.0) == 4.0);
    CHECK(std::get<1>(g(1.0, 2.0)) == 1.0);
}

/// Several blocks with a frame between them.
constexpr auto large = tl::function([](auto const& p) {
    auto sum = p[0];
    for (int i = 0; i < 150; ++i) sum = sin(sum) * p[1] + exp(p[2] - sum * sum);
    return sum;
});

TEST_CASE("calls from several threads do not disturb each other", "[promises]") {
    auto const e = parabola(1.25);
    auto const point = [](int k) {
        return std::array<double, 3>{0.1 * k, 0.5 + 0.01 * k, -0.02 * k};
    };
    auto const run = [&](std::vector<std::array<double, 3>>& out) {
        for (int k = 0; k < 100; ++k) {
            out.push_back(tl::gradient(large)(point(k)));
            out.push_back({e(x = 0.1 * k, y = 0.2), large(point(k)), 0.0});
        }
    };
    std::vector<std::array<double, 3>> alone, first, second;
    run(alone);
    std::thread a([&] { run(first); }), b([&] { run(second); });
    a.join(), b.join();
    CHECK(first == alone);
    CHECK(second == alone);
    CHECK(std::isfinite(alone[0][0]));
}

} // namespace
