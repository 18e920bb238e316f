// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/array_tools.hpp>

#include <array/workload.hpp>

#include <vector>

using namespace workload;

namespace {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

constexpr auto below = tl::function([](auto L, auto x) {
    return tl::sum(tl::indices<0>(L), [&](auto i) {
        return tl::exp(tl::sum(tl::below(i + 1), [&](auto j) { return L(i, j) * x(j); }));
    });
});

/// The bytes that a workspace holds after a call.
template <class Function, class... Argument>
std::size_t bytes_of(Function f, Argument const&... argument) {
    tl::array_workspace memory;
    auto result = f(argument...);
    memory.evaluate(result, f, argument...);
    return memory.bytes();
}

} // namespace

TEST_CASE("operations are counted for the extents of a call", "[array][cost]") {
    constexpr auto dot = tl::function([](auto x, auto y) { return tl::dot(x, y); });
    for (auto const n : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
        auto const c = tl::cost(dot, vector(n), vector(n));
        CHECK(c.mul == n);
        CHECK(c.add == n);
        CHECK(c.total() == 2 * n);
        CHECK(c.loads == 2 * n);
        CHECK(c.stores == 1);
    }
    constexpr auto product = tl::function([](auto A, auto B) { return tl::matmul(A, B); });
    auto const c = tl::cost(product, matrix(20, 30), matrix(30, 40));
    CHECK(c.mul == 20 * 30 * 40);
    CHECK(c.add == 20 * 30 * 40);
    CHECK(c.stores == 20 * 40);
}

TEST_CASE("functions are counted by name", "[array][cost]") {
    constexpr std::size_t n = 50;
    auto const c = tl::cost(lse, vector(n));
    CHECK(c.of("exp") == n);
    CHECK(c.of("log") == 1);
    CHECK(c.of("sin") == 0);
    CHECK(c.calls >= n + 1);
    // The gradient takes the exponentials of the value.
    CHECK(tl::cost(tl::value_and_gradient(lse), vector(n)).of("exp") == n);
}

TEST_CASE("a loop below an index has the turns of a triangle", "[array][cost]") {
    constexpr std::size_t n = 20;
    auto const c = tl::cost(below, matrix(n, n), vector(n));
    CHECK(c.mul == n * (n + 1) / 2);
    CHECK(c.of("exp") == n);
}

TEST_CASE("turns count", "[array][cost]") {
    constexpr auto decay = tl::function([](auto x, auto a) {
        return tl::iterate(tl::indices<0>(x), 0.0,
                           [&](auto state, auto t) { return tl::tanh(a * state + x(t)); });
    });
    constexpr auto linear = tl::function([](auto A, auto u) {
        return tl::sum(tl::iterate(10, u, [&](auto v) { return tl::matmul(A, v); }));
    });
    CHECK(tl::cost(decay, vector(33), 0.5).of("tanh") == 33);
    CHECK(tl::cost(linear, matrix(5, 5), vector(5)).mul == 10 * 25);
}

TEST_CASE("the workspace of a call is known before it", "[array][cost]") {
    matrix W1(4, 8), W2(8, 1), X(300, 4), Y(300, 1);
    vector const b1(8), b2(1);
    constexpr auto slopes = tl::gradient(mlp, tl::wrt<0, 1, 2, 3>);
    CHECK(tl::cost(slopes, W1, b1, W2, b2, X, Y).workspace_bytes ==
          bytes_of(slopes, W1, b1, W2, b2, X, Y));
    CHECK(tl::cost(slopes, W1, b1, W2, b2, X, Y).workspace_bytes > 0);
    constexpr auto slope = tl::gradient(below);
    CHECK(tl::cost(slope, matrix(40, 40), vector(40)).workspace_bytes ==
          bytes_of(slope, matrix(40, 40), vector(40)));
    constexpr auto sum = tl::function([](auto x) { return tl::sum(x); });
    CHECK(tl::cost(sum, vector(1000)).workspace_bytes == 0);
    CHECK(bytes_of(sum, vector(1000)) == 0);
}

TEST_CASE("derivatives that take tuples have a cost", "[array][cost]") {
    matrix const A(3, 3);
    vector const x(3);
    CHECK(tl::cost(tl::jvp(quad), std::tie(A, x), std::tie(A, x)).mul > tl::cost(quad, A, x).mul);
}

TEST_CASE("extents that disagree are refused as in a call", "[array][cost]") {
    CHECK_THROWS_AS(tl::cost(quad, matrix(3, 3), vector(4)), std::invalid_argument);
}
