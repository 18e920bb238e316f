// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

/// What a derivative makes of its own products: constants meet, reciprocals cancel, known products
/// are used again. The value is computed as it was written.
namespace tl = tapeless;

namespace {

template <class F>
std::string slope(F f) {
    return tl::to_string<double>(tl::gradient(f));
}
template <class F>
std::string slopes(F f) {
    return tl::to_string<double, double>(tl::gradient(f));
}

TEST_CASE("constants meet", "[diff]") {
    CHECK(slope([](auto x) { return 2.0 * sin(3.0 * x); }) == "6 * cos(3 * x)");
    CHECK(slope([](auto x) { return 0.5 * x * x; }) == "x");
    CHECK(slope([](auto x) { return x * x * x; }) == "3 * x * x");
    CHECK(slope([](auto x) { return 3.0 * (2.0 * x); }) == "6");
    CHECK(slopes([](auto x, auto y) { return sqrt(x * x + y * y); }) ==
          "(1 / sqrt(x0 * x0 + x1 * x1) * x0, 1 / sqrt(x0 * x0 + x1 * x1) * x1)");
}

TEST_CASE("reciprocals cancel", "[diff]") {
    CHECK(slopes([](auto x, auto y) { return log(x / y); }) == "(1 / x0, -1 / x1)");
    CHECK(slopes([](auto x, auto y) { return log(x * y); }) == "(1 / x0, 1 / x1)");
    // Where the factor is 0, the quotient would be NaN.
    CHECK(
        std::isinf(std::get<0>(tl::gradient([](auto x, auto y) { return log(x * y); })(0.0, 2.0))));
}

TEST_CASE("known products are used again", "[diff]") {
    // d(a exp(b))/db is the value itself.
    auto const f = [](auto a, auto b) { return a * exp(b); };
    CHECK(slopes(f) == "(exp(x1), x0 * exp(x1))");
    auto const [value, slope] = tl::value_and_gradient(f)(1.7, 0.3);
    CHECK(value == std::get<1>(slope));
}

TEST_CASE("the value stays as written", "[diff]") {
    auto const f = [](auto x) { return 3.0 * (0.1 * x); };
    CHECK(std::get<0>(tl::value_and_gradient(f)(0.7)) == 3.0 * (0.1 * 0.7));
    CHECK(3.0 * (0.1 * 0.7) != (3.0 * 0.1) * 0.7); // else this would show nothing
}

TEST_CASE("stop_gradient has a value and no slope", "[diff]") {
    CHECK(slope([](auto x) { return x * tl::stop_gradient(x); }) == "stop_gradient(x)");
    constexpr auto f = tl::function([](auto x) { return x * tl::stop_gradient(x * x); });
    CHECK(f(3.0) == 27.0);
    CHECK(tl::derivative(f)(3.0) == 9.0);
    CHECK(tl::derivative(tl::derivative(f))(3.0) == 0.0); // the slope is stopped too
    CHECK(std::get<1>(tl::jvp(f)(std::tuple{3.0}, std::tuple{1.0})) == 9.0);
    CHECK(tl::stop_gradient(2.5) == 2.5);
}

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

TEST_CASE("a function is rewritten under the licence it is given", "[diff]") {
    auto const f = tl::function([](auto a, auto b) { return 2.0 * (a * 3.0) + (b - b) * a; });
    CHECK(tl::to_string<double, double>(f) == "2 * x0 * 3 + (x1 - x1) * x0");
    auto const real = tl::licensed<tl::licence::real>(f);
    CHECK(tl::to_string<double, double>(real) == "6 * x0");
    CHECK(real(2.0, 5.0) == 12.0);
    CHECK(slopes(real) == "(6, 0)");
    CHECK(tl::to_string<double, double>(tl::licensed<tl::licence::finite>(f)) == "2 * x0 * 3 + 0");
}

TEST_CASE("quotients share a reciprocal where the licence says so", "[diff]") {
    auto const f = tl::function([](auto a, auto b, auto c) { return a / c + b / c; });
    auto const shared = tl::licensed<tl::licence::reciprocal>(f);
    STATIC_REQUIRE(tl::cost<double, double, double>(f).div == 2);
    STATIC_REQUIRE(tl::cost<double, double, double>(shared).div == 1);
    CHECK(shared(3.0, 4.0, 7.0) == Approx(1.0).epsilon(1e-15));

    auto const lone = tl::function([](auto a, auto c) { return a / c; });
    CHECK(tl::to_string<double, double>(tl::licensed<tl::licence::reciprocal>(lone)) == "x0 / x1");
    auto const third = tl::function([](auto a) { return a / 3.0; });
    CHECK(tl::licensed<tl::licence::reciprocal>(third)(5.0) == 5.0 * (1 / 3.0));
}

TEST_CASE("an expression is rewritten under the licence it is given", "[diff]") {
    double const factor = 4;
    auto const e = factor * ((x - x) * y + x * tl::constant<2.0>)*tl::constant<3.0>;
    auto const real = tl::licensed<tl::licence::finite | tl::licence::zero_sign>(e);
    CHECK(tl::to_string(real) == "4 * x * 2 * 3");
    CHECK(real(x = 0.5) == 12.0);
}

} // namespace
