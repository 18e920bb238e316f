// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "op/catalogue/number.hpp"

#include <tapeless/tapeless.hpp>

#include <xsimd/xsimd.hpp>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace tl = tapeless;
using catalogue_test::error_of;
using catalogue_test::number;

namespace {

/// x^n for an integer n that the compiler knows, by one of the ways in which a user writes it.
template <int N>
constexpr auto to_the = tl::function([](auto x) { return pow(x, N); });
template <int N>
constexpr auto as_expression = pow(tl::variable<"x">, tl::constant<double(N)>);

/// n x^(n-1), exactly, where x^0 is 1 also at 0.
number slope_of(int n, number const& x) {
    if (n == 0) return 0;
    return n == 1 ? number(1) : number(n) * pow(x, number(n - 1));
}
number value_of(int n, number const& x) { return n == 0 ? number(1) : pow(x, number(n)); }

template <class Type, int N>
void check_power(Type x) {
    constexpr auto variable = tl::variable<"x">;
    // A product of n factors rounds at most n times, its derivative twice as often.
    double const size = N < 0 ? -N : N;
    CAPTURE(N, x);
    auto const [value, reverse] = tl::value_and_gradient(to_the<N>)(x);
    auto const forward = tl::derivative(as_expression<N>, variable)(variable = x);
    CHECK(error_of(value, value_of(N, number(x))) <= size + 1);
    CHECK(error_of(as_expression<N>(variable = x), value_of(N, number(x))) <= size + 1);
    number const slope = slope_of(N, number(x));
    CHECK((reverse == forward || error_of(forward, number(reverse)) <= 2 * size));
    bool const is_zero = slope == number(0);
    CHECK((is_zero ? reverse == 0 : error_of(reverse, slope) <= 2 * size + 2));
}

template <class Type, int... N>
void check_powers(std::integer_sequence<int, N...>) {
    for (Type const x : {Type(0), Type(-1), Type(-2.5L), Type(0.3L), Type(-0.7L), Type(1), Type(3)})
        (check_power<Type, N>(x), ...);
}

using exponents = std::integer_sequence<int, 0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 20, 25>;
using negative_exponents = std::integer_sequence<int, -1, -2, -3, -16, -17>;

} // namespace

TEMPLATE_TEST_CASE("a constant integer exponent is exact for zero and negative bases", "[op]",
                   float, double, long double) {
    check_powers<TestType>(exponents{});
    for (TestType const x : {TestType(-2.5L), TestType(0.3L), TestType(-1), TestType(3)})
        [x]<int... N>(std::integer_sequence<int, N...>) { (check_power<TestType, N>(x), ...); }
    (negative_exponents{});
}

/// At the zeros: x^N and its derivatives N x^(N-1), N (N-1) x^(N-2), by all ways there are.
template <class Type, int N>
void check_pole() {
    constexpr Type inf = std::numeric_limits<Type>::infinity();
    constexpr auto variable = tl::variable<"x">;
    constexpr auto slope = tl::derivative(as_expression<N>, variable);
    for (Type const x : {Type(0), Type(-0.0)}) {
        auto const pole = [&](int n, int sign) { // of sign * x^n
            return std::signbit(x) && n % 2 != 0 ? -Type(sign) * inf : Type(sign) * inf;
        };
        CAPTURE(N, x);
        auto const [value, reverse] = tl::value_and_gradient(to_the<N>)(x);
        CHECK(value == pole(N, 1));
        CHECK(as_expression<N>(variable = x) == pole(N, 1));
        CHECK(reverse == pole(N - 1, -1));
        CHECK(tl::derivative(to_the<N>)(x) == pole(N - 1, -1));
        CHECK(slope(variable = x) == pole(N - 1, -1));
        CHECK(std::get<1>(tl::jvp(to_the<N>)(std::tuple{x}, std::tuple{Type(3)})) ==
              pole(N - 1, -1));
        CHECK(tl::gradient(tl::gradient(to_the<N>))(x) == pole(N - 2, 1));
        CHECK(tl::derivative(slope, variable)(variable = x) == pole(N - 2, 1));
    }
}

template <class Type, int... N>
void check_poles(std::integer_sequence<int, N...>) {
    (check_pole<Type, N>(), ...);
}

/// The same in lanes, of which every other is a zero.
template <class Type, int N>
void check_pole_in_lanes() {
    using batch = xsimd::batch<Type>;
    for (Type const x : {Type(0), Type(-0.0)}) {
        Type lane[batch::size];
        for (std::size_t i = 0; i < batch::size; ++i) lane[i] = i % 2 == 0 ? x : Type(2);
        auto const at = batch::load_unaligned(lane);
        auto const [value, slope] = tl::value_and_gradient(to_the<N>)(at);
        auto const [scalar_value, scalar_slope] = tl::value_and_gradient(to_the<N>)(x);
        CAPTURE(N, x);
        CHECK(value.get(0) == scalar_value);
        CHECK(slope.get(0) == scalar_slope);
        CHECK(tl::gradient(tl::gradient(to_the<N>))(at).get(0) ==
              tl::gradient(tl::gradient(to_the<N>))(x));
        if constexpr (batch::size > 1) CHECK(slope.get(1) == Approx(N * std::pow(2.0, N - 1)));
    }
}

TEMPLATE_TEST_CASE("a negative integer exponent at a zero has a pole with its sign", "[op]", float,
                   double, long double) {
    check_poles<TestType>(negative_exponents{});
    check_poles<TestType>(std::integer_sequence<int, -4, -5, -7, -8, -18>{});
}

TEMPLATE_TEST_CASE("so it has in lanes", "[op]", float, double) {
    []<int... N>(std::integer_sequence<int, N...>) { (check_pole_in_lanes<TestType, N>(), ...); }
    (negative_exponents{});
    check_pole_in_lanes<TestType, -18>();
}

TEST_CASE("a negative integer exponent of what is infinite is 0, with slope 0", "[op]") {
    constexpr double inf = std::numeric_limits<double>::infinity();
    for (double const x : {inf, -inf, 1e300})
        for (auto const slope : {tl::gradient(to_the<-2>)(x), tl::gradient(to_the<-3>)(x),
                                 tl::gradient(to_the<-16>)(x)})
            CHECK(slope == 0);
}

TEST_CASE("fractional constant exponents at zero take their limits", "[op]") {
    constexpr double inf = std::numeric_limits<double>::infinity();
    constexpr auto slope_at_0 = [](auto const& f) { return tl::gradient(f)(0.0); };
    CHECK(slope_at_0(tl::function([](auto x) { return pow(x, 0.5); })) == inf);
    CHECK(slope_at_0(tl::function([](auto x) { return pow(x, 1.5); })) == 0);
    CHECK(slope_at_0(tl::function([](auto x) { return pow(x, 1.0); })) == 1);
    CHECK(slope_at_0(tl::function([](auto x) { return pow(x, 2.5); })) == 0);
}

TEST_CASE("a constant integer exponent is as exact in lanes and in constant evaluation", "[op]") {
    static_assert(tl::gradient(to_the<1>)(0.0) == 1 && tl::gradient(to_the<2>)(0.0) == 0);
    static_assert(tl::gradient(to_the<3>)(-2.0) == 12 && tl::gradient(to_the<0>)(0.0) == 0);
    static_assert(tl::gradient(to_the<17>)(-1.0) == 17 && tl::gradient(to_the<20>)(0.0) == 0);
    static_assert(tl::gradient(to_the<-3>)(-2.0) == -3.0 / 16);
    using batch = xsimd::batch<double>;
    CHECK(tl::gradient(to_the<1>)(batch(0.0)).get(0) == 1);
    CHECK(tl::gradient(to_the<2>)(batch(0.0)).get(0) == 0);
    CHECK(tl::gradient(to_the<3>)(batch(-2.0)).get(0) == 12);
    CHECK(tl::gradient(to_the<20>)(batch(-1.0)).get(0) == Approx(-20).epsilon(1e-13));
    CHECK(tl::gradient(tl::gradient(to_the<2>))(batch(0.0)).get(0) == 2);
}

TEST_CASE("an exponent that is zero changes the slope", "[op]") {
    constexpr auto power = tl::function([](auto x, auto p) { return pow(x, p); });
    for (double const x : {2.0, 0.3, 1e-100, 1e300}) {
        auto const along_x = tl::hvp(power)(x, 0.0, 1.0, 0.0);
        auto const along_p = tl::hvp(power)(x, 0.0, 0.0, 1.0);
        CHECK(std::get<0>(along_x) == 0);
        CHECK(std::get<1>(along_x) == Approx(1 / x).epsilon(1e-13));
        CHECK(std::get<0>(along_p) == Approx(1 / x).epsilon(1e-13));
        CHECK(std::get<1>(along_p) == Approx(std::log(x) * std::log(x)).epsilon(1e-13));
    }
    for (double const x : {0.0, -0.0, 1e-310, 1e-200}) {
        CHECK(tl::gradient(power, tl::wrt<0>)(x, 0.0) == 0);
        CHECK(std::get<0>(tl::hvp(power)(x, 0.0, 1.0, 0.0)) == 0);
    }
}
