// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// What may be left out: `wrt` of all variables, `function` around a lambda.

#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace tl = tapeless;

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto product = [](auto a, auto b) { return a * a * b; };
constexpr auto cube = [](auto a) { return a * a * a; };

} // namespace

TEST_CASE("gradient(e) is taken with respect to all variables, in the order of the expression") {
    auto const [dy, dx] = tl::gradient(sin(y) * x)(x = 2.0, y = 3.0);
    CHECK(dy == Approx(2.0 * std::cos(3.0)));
    CHECK(dx == Approx(std::sin(3.0)));

    auto const r = tl::gradient(x * x * y)(y = 3.0, x = 2.0);
    CHECK(r[x] == 12.0);
    CHECK(r[y] == 4.0);

    auto const [value, slopes] = tl::value_and_gradient(0.5 * x * y)(x = 2.0, y = 3.0);
    CHECK(value == 3.0);
    CHECK(slopes[x] == 1.5);
    CHECK(slopes[y] == 1.0);
}

TEST_CASE("derivative(e) of an expression of one variable") {
    STATIC_REQUIRE(same(tl::derivative(x * x), tl::derivative(x * x, x)));
    CHECK(tl::derivative(exp(2.0 * x))(x = 0.0) == 2.0);
    CHECK(tl::derivative(tl::derivative(x * x * x))(x = 5.0) == 30.0);
}

TEST_CASE("a lambda in place of a function") {
    STATIC_REQUIRE(tl::derivative(cube)(2.0) == 12.0);
    STATIC_REQUIRE(tl::gradient(cube)(2.0) == 12.0);
    STATIC_REQUIRE(tl::gradient(product, tl::wrt<1>)(2.0, 3.0) == 4.0);
    STATIC_REQUIRE(tl::gradient(product)(2.0, 3.0) == std::tuple{12.0, 4.0});
    STATIC_REQUIRE(tl::value_and_gradient(product, tl::wrt<0>)(2.0, 3.0) == std::tuple{12.0, 12.0});
    STATIC_REQUIRE(tl::jvp(product)(std::tuple{2.0, 3.0}, std::tuple{1.0, 10.0}) ==
                   std::tuple{12.0, 52.0});
    STATIC_REQUIRE(tl::vjp(product)(std::tuple{2.0, 3.0}, 2.0) ==
                   std::tuple{12.0, std::tuple{24.0, 8.0}});
    STATIC_REQUIRE(tl::derivative(tl::derivative(cube))(2.0) == 12.0);
}

TEST_CASE("a lambda within a traced function") {
    constexpr auto f = tl::function([](auto a) { return tl::derivative(cube)(a) * a; });
    STATIC_REQUIRE(f(2.0) == 24.0);
    STATIC_REQUIRE(tl::derivative(f)(2.0) == 36.0);
}

TEST_CASE("wrt with positions may be called or not") {
    STATIC_REQUIRE(tl::gradient(product, tl::wrt<1>())(2.0, 3.0) ==
                   tl::gradient(product, tl::wrt<1>)(2.0, 3.0));
    STATIC_REQUIRE(tl::value_and_gradient(product, tl::wrt<1>())(2.0, 3.0) ==
                   std::tuple{12.0, 4.0});
}

TEST_CASE("a variable that the expression does not have has derivative zero") {
    CHECK(tl::derivative(x * x, y)(x = 3.0) == 0.0);
    CHECK(tl::gradient(x * x, tl::wrt(y))(x = 3.0, y = 1.0)[y] == 0.0);
}

TEST_CASE("symbolic values count up and down like numbers") {
    constexpr auto before = tl::function([](auto a) { return a++ * a; });
    constexpr auto after = tl::function([](auto a) { return --a * a; });
    STATIC_REQUIRE(before(2.0) == 6.0);
    STATIC_REQUIRE(after(3.0) == 4.0);
    STATIC_REQUIRE(tl::derivative(before)(2.0) == 5.0);
    STATIC_REQUIRE(tl::derivative(after)(3.0) == 4.0);
}

TEST_CASE("expressions and their gradients go to a stream as text") {
    std::ostringstream text;
    text << x * y << "; " << tl::gradient(x * y);
    CHECK(text.str() == tl::to_string(x * y) + "; " + tl::to_string(tl::gradient(x * y)));
}

TEST_CASE("integers as compile-time constants") {
    STATIC_REQUIRE(same(tl::constant<2> * x, tl::constant<2.0> * x));
    STATIC_REQUIRE(same(tl::derivative(x * x), tl::constant<2> * x));
}

TEST_CASE("a number that is known chooses between symbolic values and numbers") {
    constexpr auto f = tl::function([](auto a) {
        auto sum = a;
        for (int i = 0; i < 3; ++i) sum += i == 0 ? a : 1.0;
        return sum;
    });
    STATIC_REQUIRE(f(2.0) == 6.0);
}

TEST_CASE("min, max and clamp of the library come before those of the standard library") {
    constexpr auto f = tl::function([](auto a, auto b) {
        using namespace std; // NOLINT(google-build-using-namespace)
        return max(a, b) + 2.0 * min(a, b) + 4.0 * clamp(a, b, b) + 8.0 * max(a, 1.0);
    });
    STATIC_REQUIRE(f(2.0, 3.0) == 35.0);
    using namespace std; // NOLINT(google-build-using-namespace)
    CHECK(max(x * x, x * x)(x = 3.0) == 9.0);
    CHECK(max(2.0, 3.0) == 3.0);
}
