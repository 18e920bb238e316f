// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "counted_allocations.hpp"

#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <cstddef>
#include <type_traits>

namespace tl = tapeless;
using counted::allocations;

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

/// Large enough for several blocks, so that the frame is used.
constexpr auto large = tl::function([](auto a) {
    auto sum = a[0];
    for (int i = 0; i < 80; ++i) {
        sum = sin(sum) * a[1] + exp(a[0] - sum);
    }
    return sum;
});

TEST_CASE("the counter counts", "[promises]") {
    int const before = allocations;
    delete new int volatile(1);
    CHECK(allocations == before + 1);
}

TEST_CASE("no evaluation allocates", "[promises]") {
    double volatile at = 0.25;
    std::array<double, 2> const point{at, at};
    int const before = allocations;

    auto const e = at * x * y + sin(x);
    double sum = e(x = 2.0, y = 3.0);
    sum += tl::gradient(e, tl::wrt(x, y))(x = 2.0, y = 3.0)[y];
    sum += tl::derivative(e, x)(x = 2.0, y = 3.0);
    sum += large(point);
    sum += tl::gradient(large)(point)[0];
    sum += std::get<1>(tl::jvp(large)(std::tuple{point}, std::tuple{point}));
    sum += std::get<0>(tl::vjp(large)(std::tuple{point}, 1.0));

    int const after = allocations;
    CHECK(after == before);
    CHECK(sum == sum);
}

TEST_CASE("functions are empty and expressions are as large as the numbers they hold",
          "[promises]") {
    static_assert(std::is_empty_v<decltype(large)>);
    static_assert(std::is_empty_v<decltype(tl::gradient(large))>);
    static_assert(std::is_empty_v<decltype(x * y + sin(x))>);
    static_assert(sizeof(2.0 * x + 3.0 * y) == 2 * sizeof(double));
    static_assert(std::is_trivially_copyable_v<decltype(2.0 * x + 3.0 * y)>);
    double const value = [] {
        auto const part = 2.0 * x; // the temporaries are gone when the whole is called
        auto const whole = part * part + 3.0;
        return whole(x = 2.0);
    }();
    CHECK(value == 19.0);
}

TEST_CASE("sharing doubles nothing", "[promises]") {
    constexpr auto f = tl::function([](auto b) {
        for (int level = 0; level < 60; ++level) b = b * b + b;
        return b;
    });
    static_assert(decltype(f)::definition::at<double>::graph.size == 1 + 1 + 2 * 60);
    CHECK(f(0.0) == 0.0);
    CHECK(tl::gradient(f)(0.0) == 1.0);
}

} // namespace
