// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include "diff/second_order.hpp"

#include <tapeless/tapeless.hpp>

#include <sstream>

/// Products with directions and cotangents, series, costs and checks of expressions, against
/// hyper-dual numbers in long double and against series that are known.

namespace tl = tapeless;
using reference::second_order;

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

constexpr auto formula = [](auto const& a, auto const& b) {
    return a * sin(a * b) + exp(b / a) - sqrt(a) * b * b;
};
constexpr auto e = formula(x, y);

/// The same along a direction: value, first and second derivative.
second_order along(double p, double q, long double dp, long double dq) {
    second_order a = p, b = q;
    a.a = a.b = dp;
    b.a = b.b = dq;
    return formula(a, b);
}
auto close(long double value) { return Approx(static_cast<double>(value)).epsilon(1e-13); }

TEST_CASE("jvp of an expression takes a direction by name", "[expression]") {
    auto const exact = along(1.3, 0.7, 0.5L, -2.0L);
    auto const [value, tangent] = tl::jvp(e)(y = 0.7, tl::along(y = -2.0, x = 0.5), x = 1.3);
    CHECK(value == e(x = 1.3, y = 0.7));
    CHECK(tangent == close(exact.a));
    auto const [same, along_y] = tl::jvp(e, tl::wrt(y))(x = 1.3, y = 0.7, tl::along(y = 1.0));
    CHECK(same == value);
    CHECK(along_y == close(along(1.3, 0.7, 0, 1).a));
    CHECK(tl::to_string(tl::jvp(x * y)) == "(x * y, dx * y + dy * x)");
}

TEST_CASE("vjp of an expression takes a number behind the values", "[expression]") {
    auto const [value, slopes] = tl::vjp(e)(x = 1.3, y = 0.7, -3.0);
    CHECK(value == e(x = 1.3, y = 0.7));
    CHECK(slopes[x] == close(-3 * along(1.3, 0.7, 1, 0).a));
    CHECK(slopes[y] == close(-3 * along(1.3, 0.7, 0, 1).a));
    auto const [narrow, one] = tl::vjp(e, tl::wrt(y))(x = 1.3F, y = 0.7F, 2.0F);
    STATIC_REQUIRE(std::is_same_v<decltype(narrow), float const>);
    CHECK(one[y] == Approx(static_cast<double>(2 * along(1.3, 0.7, 0, 1).a)).epsilon(1e-5));
}

TEST_CASE("series of expressions, in a variable and along a direction", "[expression]") {
    auto const known = tl::taylor<4>(exp(sin(x)))(x = 0.0); // 1 + t + t^2/2 - t^4/8 ...
    CHECK(known == std::array{1.0, 1.0, 0.5, 0.0, -0.125});
    auto const exact = along(1.3, 0.7, 0.5L, -2.0L);
    auto const directed = tl::taylor<2>(e)(x = 1.3, y = 0.7, tl::along(x = 0.5, y = -2.0));
    CHECK(directed[1] == close(exact.a));
    CHECK(directed[2] == close(exact.ab / 2));
    auto const in_y = tl::taylor<2>(e, y)(x = 1.3, y = 0.7);
    CHECK(in_y[2] == close(along(1.3, 0.7, 0, 1).ab / 2));
    auto const listed = tl::taylor<2>(e, tl::wrt(y))(x = 1.3, y = 0.7, tl::along(y = 1.0));
    CHECK(listed[2] == close(along(1.3, 0.7, 0, 1).ab / 2));
    CHECK(tl::taylor<0>(e, y)(x = 1.3, y = 0.7)[0] == e(x = 1.3, y = 0.7));
}

constexpr auto nested = tl::function([](auto a) {
    auto const [value, slope] = tl::jvp(e)(x = a, y = a * a, tl::along(x = 1.0, y = 2.0 * a));
    auto const [again, weighted] = tl::vjp(e)(x = a, y = a, value);
    return slope + weighted[x] * tl::taylor<2>(e, y)(x = a, y = again)[2];
});

TEST_CASE("all of them work inside functions, whose gradient is right", "[expression]") {
    CHECK(tl::check_gradient(nested, 0.8).agrees_to(1e-11));
    auto const whole = tl::function([](auto a) { return e(x = a, y = a * a); });
    auto const slope = tl::function([](auto a) {
        return std::get<1>(tl::jvp(e)(x = a, y = a * a, tl::along(x = 1.0, y = 2.0 * a)));
    });
    CHECK(slope(0.8) == close(static_cast<long double>(tl::derivative(whole)(0.8))));
}

TEST_CASE("held numbers and constant evaluation", "[expression]") {
    auto const scaled = [](double k) { return k * x * y; };
    CHECK(std::get<1>(tl::jvp(scaled(3.0))(x = 2.0, y = 5.0, tl::along(x = 1.0, y = 1.0))) == 21);
    CHECK(std::get<1>(tl::vjp(scaled(3.0))(x = 2.0, y = 5.0, 2.0))[y] == 12);
    CHECK(tl::taylor<2>(scaled(3.0), x)(x = 2.0, y = 5.0) == std::array{30.0, 15.0, 0.0});
    STATIC_REQUIRE(tl::taylor<2>(x * x, x)(x = 3.0)[2] == 1);
    STATIC_REQUIRE(std::get<1>(tl::vjp(x * y)(x = 3.0, y = 2.0, 1.0))[x] == 2);
}

TEST_CASE("costs of expressions are constants", "[expression]") {
    constexpr auto f = x * y + sin(x);
    STATIC_REQUIRE(tl::cost(f).mul == 1);
    STATIC_REQUIRE(tl::cost(f).of("sin") == 1);
    STATIC_REQUIRE(tl::cost(tl::gradient(f)).of("cos") == 1);
    STATIC_REQUIRE(tl::cost(tl::gradient(f)).mul == 0);
    STATIC_REQUIRE(tl::cost(tl::hvp(f)).total() > 0);
    STATIC_REQUIRE(tl::cost(tl::jvp(f)).mul == 4);
}

TEST_CASE("the gradient of an expression is checked by name", "[expression]") {
    auto const report = tl::check_gradient(2.5 * e, y = 0.7, x = 1.3);
    CHECK(report.agrees_to(1e-12));
    CHECK(report.has_complex_step);
    CHECK(report.components[0].name == "x");
    CHECK(report.components[1].gradient == close(2.5L * along(1.3, 0.7, 0, 1).a));
    auto const wrong = tl::check_gradient(x * tl::stop_gradient(y) * x, x = 2.0, y = 3.0);
    CHECK(!wrong);
    CHECK(wrong.components[wrong.worst].name == "y");
    std::ostringstream text;
    text << wrong;
    CHECK(text.str().find("worst") != std::string::npos);
}

} // namespace
