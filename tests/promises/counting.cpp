// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <tuple>

/// A number that counts what is done to it: each operation of value and derivatives happens once,
/// and what is zero by structure not at all.
namespace tl = tapeless;

namespace {

struct tally {
    int arithmetic = 0, sines = 0, cosines = 0, exponentials = 0;
};
tally done;

struct counted {
    double value = 0;
    counted() = default;
    counted(double v) : value(v) {}

    friend counted operator+(counted a, counted b) { return ++done.arithmetic, a.value + b.value; }
    friend counted operator-(counted a, counted b) { return ++done.arithmetic, a.value - b.value; }
    friend counted operator*(counted a, counted b) { return ++done.arithmetic, a.value * b.value; }
    friend counted operator/(counted a, counted b) { return ++done.arithmetic, a.value / b.value; }
    [[maybe_unused]] friend counted operator-(counted a) { return ++done.arithmetic, -a.value; }
    friend counted sin(counted a) { return ++done.sines, std::sin(a.value); }
    friend counted cos(counted a) { return ++done.cosines, std::cos(a.value); }
    friend counted exp(counted a) { return ++done.exponentials, std::exp(a.value); }
};

template <class Work>
tally count(Work const& work) {
    done = {};
    work();
    return done;
}

counted const a = 0.75, b = -1.25, c = 2.5;

TEST_CASE("the counter counts", "[promises]") {
    tally const n = count([] { return sin(a) * b - cos(c) / exp(a); });
    CHECK(n.arithmetic == 3);
    CHECK(n.sines == 1);
    CHECK(n.cosines == 1);
    CHECK(n.exponentials == 1);
}

TEST_CASE("a sine is evaluated once for value, gradient and second derivative", "[promises]") {
    static constexpr auto f = tl::function([](auto x) { return sin(x) * sin(x) + sin(x); });
    tally const both = count([] { return tl::value_and_gradient(f)(a); });
    CHECK(both.sines == 1);
    CHECK(both.cosines == 1);
    constexpr auto all = tl::function([](auto x) {
        return std::tuple{f(x), tl::derivative(f)(x), tl::derivative(tl::derivative(f))(x)};
    });
    tally const three = count([&] { return all(a); });
    CHECK(three.sines == 1);
    CHECK(three.cosines == 1);
    CHECK(std::get<2>(all(a)).value ==
          Approx(2 * std::cos(1.5) - std::sin(0.75)).epsilon(1e-14)); // 2 cos 2x - sin x
}

TEST_CASE("an exponential is its own derivative", "[promises]") {
    constexpr auto f = tl::function([](auto x, auto y) { return exp(x * y); });
    tally const n = count([&] { return tl::value_and_gradient(f)(a, b); });
    CHECK(n.exponentials == 1);
    CHECK(n.arithmetic == 3); // x y, and one product for each slope
}

TEST_CASE("so it is for expressions, called with numbers of one's own", "[promises]") {
    constexpr auto x = tl::variable<"x">;
    constexpr auto y = tl::variable<"y">;
    constexpr auto e = sin(x) * y + exp(sin(x));
    tally const n = count([&] { return tl::value_and_gradient(e, tl::wrt(x, y))(x = a, y = b); });
    CHECK(n.sines == 1);
    CHECK(n.cosines == 1);
    CHECK(n.exponentials == 1);
}

TEST_CASE("the gradient of a bilinear form costs nothing beyond its value", "[promises]") {
    constexpr auto dot = tl::function([](auto const& p, auto const& q) {
        auto sum = p[0] * q[0];
        for (std::size_t i = 1; i < 8; ++i) sum += p[i] * q[i];
        return sum;
    });
    std::array<counted, 8> p, q;
    p.fill(a), q.fill(b);
    CHECK(count([&] { return dot(p, q); }).arithmetic == 15);
    CHECK(count([&] { return tl::gradient(dot)(p, q); }).arithmetic == 0);
    CHECK(count([&] { return tl::value_and_gradient(dot)(p, q); }).arithmetic == 15);
}

TEST_CASE("what does not depend on an argument costs its derivative nothing", "[promises]") {
    static constexpr auto f =
        tl::function([](auto x, auto y, auto z) { return exp(x) * sin(x) + y * 3.0 - z; });
    tally const n = count([] { return tl::gradient(f, tl::wrt<1>)(a, b, c); });
    CHECK(n.arithmetic + n.sines + n.exponentials == 0);
    tally const second = count([] { return tl::gradient(tl::gradient(f, tl::wrt<2>))(a, b, c); });
    CHECK(second.arithmetic + second.sines + second.exponentials == 0);
}

TEST_CASE("a dead step is not evaluated", "[promises]") {
    constexpr auto f = tl::function([](auto x, auto y) {
        auto const dead = exp(sin(y));
        static_cast<void>(dead);
        return x * 2.0;
    });
    tally const n = count([&] { return tl::value_and_gradient(f)(a, b); });
    CHECK(n.arithmetic == 1);
    CHECK(n.sines + n.exponentials == 0);
}

TEST_CASE("reverse mode costs a small multiple of the value", "[promises]") {
    constexpr auto chain = tl::function([](auto const& p) {
        auto sum = p[0];
        for (std::size_t i = 1; i < 40; ++i) sum = sum * p[i] + p[i - 1] / sum;
        return sum;
    });
    std::array<counted, 40> p;
    p.fill(c);
    int const value = count([&] { return chain(p); }).arithmetic;
    int const both = count([&] { return tl::value_and_gradient(chain)(p); }).arithmetic;
    CHECK(value == 3 * 39);
    CHECK(both <= 4 * value);
}

} // namespace
