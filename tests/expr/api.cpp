// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <cmath>
#include <string>
#include <type_traits>

namespace tl = tapeless;
using namespace tl::literals;

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto z = tl::variable<"z">;
constexpr auto e = x * y + sin(x);
constexpr auto dx = tl::derivative(e, x);
static_assert(tl::same(dx, cos(x) + y));
static_assert(tl::same(dx, y + cos(x)));
static_assert(!tl::same(dx, y - cos(x)));

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });
constexpr auto f2 = tl::function([](auto a, auto b) {
    auto [ga, gb] = tl::gradient(f)(a, b);
    return ga * ga + gb * gb;
});
static_assert(tl::derivative(tl::function([](auto s) { return s * s * s; }))(2.0) == 12.0);

TEST_CASE("an expression is evaluated with named values in any order", "[expr]") {
    double const v = e(x = 2.0, y = 3.0);
    CHECK(v == 2.0 * 3.0 + std::sin(2.0));
    CHECK(e(y = 3.0, x = 2.0) == v);
}

TEST_CASE("the gradient of an expression is read by variable or bound in order", "[expr]") {
    auto const r = tl::gradient(e, tl::wrt(x, y))(x = 2.0, y = 3.0);
    CHECK(r[x] == 3.0 + std::cos(2.0));
    CHECK(r[y] == 2.0);
    auto [value, gradient] = tl::value_and_gradient(e, tl::wrt(x, y))(x = 2.0, y = 3.0);
    CHECK(value == e(x = 2.0, y = 3.0));
    CHECK(gradient == r);
    auto [first, second] = r;
    CHECK(first == r[x]);
    CHECK(second == r[y]);
}

TEST_CASE("a variable that does not occur has the derivative zero", "[expr]") {
    CHECK(tl::gradient(e, tl::wrt(z, x))(x = 2.0, y = 3.0, z = 1.0)[z] == 0.0);
}

TEST_CASE("a traced function, its gradient and its products", "[expr]") {
    CHECK(f(2.0, 3.0) == 2.0 * 3.0 + std::sin(2.0));
    auto [da, db] = tl::gradient(f)(2.0, 3.0);
    CHECK(da == 3.0 + std::cos(2.0));
    CHECK(db == 2.0);
    double const g0 = tl::gradient(f, tl::wrt<0>)(2.0, 3.0);
    CHECK(g0 == da);
    auto [w, g] = tl::value_and_gradient(f)(2.0, 3.0);
    CHECK(w == f(2.0, 3.0));
    CHECK(g == std::tuple{da, db});
    auto [p, t] = tl::jvp(f)(std::tuple{2.0, 3.0}, std::tuple{1.0, 0.0});
    CHECK(p == w);
    CHECK(t == da);
    auto [q, c] = tl::vjp(f)(std::tuple{2.0, 3.0}, 1.0);
    CHECK(q == w);
    CHECK(c == g);
}

TEST_CASE("a function may call the gradient of another, and be differentiated itself", "[expr]") {
    auto [da, db] = tl::gradient(f2)(2.0, 3.0);
    double const slope = 3.0 + std::cos(2.0);
    CHECK(f2(2.0, 3.0) == Approx(slope * slope + 4.0));
    CHECK(da == Approx(-2.0 * slope * std::sin(2.0) + 4.0));
    CHECK(db == Approx(2.0 * slope));
}

TEST_CASE("expressions and functions print", "[expr]") {
    CHECK(tl::to_string(e) == "x * y + sin(x)");
    CHECK(tl::to_latex(e) == "x \\, y + \\sin\\left(x\\right)");
    CHECK(tl::to_dot(e).substr(0, 7) == "digraph");
    CHECK(tl::to_string<double, double>(tl::gradient(f)) == "(cos(x0) + x1, x0)");
}

TEST_CASE("run-time numbers are held by the expression", "[expr]") {
    auto const held = [](double a) { return a * x + 2.0 * y - 1.0; }(3.0);
    CHECK(held(x = 2.0, y = 5.0) == 15.0);
    auto const slope = tl::derivative(held * held, x);
    CHECK(slope(x = 2.0, y = 5.0) == 2.0 * 15.0 * 3.0);
    CHECK(tl::derivative(held, y)() == 2.0);
}

TEST_CASE("constants are part of the type", "[expr]") {
    constexpr auto q = (2_c * x * x + 1_c) * (2_c * x * x + 1_c);
    static_assert(std::is_empty_v<decltype(q)>);
    static_assert(tl::derivative(q, x)(x = 3.0) == 16.0 * 27.0 + 8.0 * 3.0);
    static_assert(tl::same(tl::constant<2.5> * x, 2.5_c * x));
    static_assert(tl::derivative(pow(x, 3_c), x)(x = -2.0) == 12.0);
}

template <int Levels, class Expression>
constexpr auto doubled(Expression b) {
    if constexpr (Levels == 0)
        return b;
    else
        return doubled<Levels - 1>(b * b + b);
}

TEST_CASE("sixty levels of sharing double nothing", "[expr]") {
    constexpr auto deep = doubled<60>(x);
    double value = 1e-3, slope = 1;
    for (int i = 0; i < 60; ++i) {
        slope *= 2 * value + 1;
        value = value * value + value;
    }
    auto [v, g] = tl::value_and_gradient(deep, tl::wrt(x))(x = 1e-3);
    CHECK(v == Approx(value).epsilon(1e-14));
    CHECK(g[x] == Approx(slope).epsilon(1e-13));
}

TEST_CASE("an expression can be called inside a traced function", "[expr]") {
    constexpr auto h = tl::function([](auto a) { return e(x = a * a, y = a); });
    CHECK(h(1.5) == e(x = 2.25, y = 1.5));
    CHECK(tl::derivative(h)(1.5) == Approx(3 * 1.5 * 1.5 + std::cos(2.25) * 3.0));
}

TEST_CASE("float stays float, integers become double", "[expr]") {
    static_assert(std::is_same_v<decltype(f(2.0f, 3.0f)), float>);
    static_assert(std::is_same_v<decltype(f(2, 3)), double>);
    static_assert(std::is_same_v<decltype(e(x = 1.0L, y = 2.0L)), long double>);
}

} // namespace
