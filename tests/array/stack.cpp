// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "second_order.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace workload;

TEST_CASE("numbers side by side are a vector, of as many elements") {
    constexpr auto f =
        tl::function([](auto x, auto s) { return tl::stack(x(0), s * s, 2.0, tl::sum(x)); });
    tl::tensor<double, 4> const y = f(tl::tensor<double, 2>{3, 4}, 5.0);
    CHECK((y(0) == 3 && y(1) == 25 && y(2) == 2 && y(3) == 7));
    constexpr auto constant_first = tl::function([](auto x) { return x * tl::stack(1, x(1)); });
    tl::tensor<double, 2> const z = constant_first(tl::tensor<double, 2>{3, 4});
    CHECK((z(0) == 3 && z(1) == 16));
    constexpr auto one = tl::function([](auto x) { return tl::stack(tl::sum(x)); });
    tl::tensor<double, 1> const single = one(std::vector{1.0, 2.0});
    CHECK(single(0) == 3);
}

TEST_CASE("arrays side by side have a new axis, the first, or the one that is named") {
    constexpr auto rows = tl::function([](auto x, auto y) { return tl::stack(x, y, x + y); });
    constexpr auto columns = tl::function([](auto x, auto y) { return tl::stack<1>(x, y); });
    constexpr auto middle = tl::function([](auto A, auto B) { return tl::stack<1>(A, B); });
    for (std::size_t const n : {1u, 7u, 40u}) {
        auto const x = filled(n, 1), y = filled(n, 2);
        auto const R = rows(x, y);
        auto const C = columns(x, y);
        REQUIRE((R.extent(0) == 3 && R.extent(1) == n));
        REQUIRE((C.extent(0) == n && C.extent(1) == 2));
        for (std::size_t i = 0; i < n; ++i) {
            CHECK((R(0, i) == x[i] && R(1, i) == y[i] && R(2, i) == x[i] + y[i]));
            CHECK((C(i, 0) == x[i] && C(i, 1) == y[i]));
        }
    }
    matrix A(3, 5), B(3, 5);
    fill(A, 1), fill(B, 2);
    auto const T = middle(A, B);
    REQUIRE((T.extent(0) == 3 && T.extent(1) == 2 && T.extent(2) == 5));
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 5; ++k) CHECK((T(i, 0, k) == A(i, k) && T(i, 1, k) == B(i, k)));
    tl::tensor<double, 3, 2> const fixed =
        rows(tl::tensor<double, 2>{1, 2}, tl::tensor<double, 2>{3, 4});
    CHECK((fixed(1, 0) == 3 && fixed(2, 1) == 6));
    CHECK_THROWS_AS(rows(std::vector<double>(3), std::vector<double>(4)), std::invalid_argument);
}

TEST_CASE("derivatives through what is put side by side") {
    constexpr auto f = tl::function([](auto x, auto s) {
        auto const v = tl::stack(tl::sin(x(0)), s * x(1), 2.0, tl::sum(x * x));
        auto const M = tl::stack<1>(v * v, tl::exp(v), v * s);
        return tl::sum(M * tl::stack(s, x(2), s * s)) + tl::sum(tl::matmul(M, x));
    });
    check_hvp(f, std::tuple(tl::tensor<double, 3>(), 0.0));
}

// A pendulum with friction, in steps of Euler's method.
constexpr auto swing = tl::function([](auto start, auto friction, auto force) {
    auto const turn = [&](auto s, auto t) {
        auto const slows = tl::sin(s(0)) + friction * s(1);
        return tl::stack(s(0) + 0.1 * s(1), s(1) + 0.1 * (force(t) - slows));
    };
    return tl::scan(tl::indices<0>(force), start, turn).second;
});

TEST_CASE("a state of numbers that go through turns as a vector") {
    constexpr auto loss = tl::function([](auto start, auto friction, auto force) {
        auto const path = swing(start, friction, force);
        return tl::sum(path * path);
    });
    tl::tensor<double, 2> const start{1, -0.5};
    auto const force = filled(30, 3);
    auto const path = swing(start, 0.3, force);
    double angle = 1, speed = -0.5;
    for (std::size_t t = 0; t < 30; ++t) {
        double const next = angle + 0.1 * speed;
        speed += 0.1 * (force[t] - std::sin(angle) - 0.3 * speed);
        angle = next;
        CHECK(path(t, 0) == Approx(angle).epsilon(1e-13));
        CHECK(path(t, 1) == Approx(speed).epsilon(1e-13));
    }
    check_hvp(loss, std::tuple(start, 0.3, force));
}

TEST_CASE("side by side within a map and a sum") {
    constexpr auto f = tl::function([](auto x, auto w) {
        auto const features =
            tl::map(tl::indices<0>(x), [&](auto i) { return tl::stack(1.0, x(i), x(i) * x(i)); });
        return tl::sum(tl::matmul(features, w)) + tl::sum(tl::indices<0>(x), [&](auto i) {
                   return tl::logsumexp(w * tl::stack(x(i), tl::sin(x(i)), 1.0));
               });
    });
    for (std::size_t const n : {1u, 3u, 20u}) {
        auto const x = filled(n, 1), w = filled(3, 2);
        double expected = 0;
        for (double const a : x)
            expected +=
                w[0] + w[1] * a + w[2] * a * a +
                std::log(std::exp(w[0] * a) + std::exp(w[1] * std::sin(a)) + std::exp(w[2]));
        CHECK(f(x, w) == Approx(expected).epsilon(1e-13));
        check_hvp(f, std::tuple(x, w));
    }
}
