// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <tuple>

namespace tl = tapeless;

namespace {

TEST_CASE("a truth value known to the compiler joins those that are not", "[promises]") {
    constexpr auto f = tl::function([](auto t) {
        auto const less = t < 1.0;
        return std::tuple{
            select(less && true, 1.0, 2.0),  select(false || less, 1.0, 2.0),
            select(less && false, 1.0, 2.0), select(less || true, 1.0, 2.0),
            select(!less && true, 1.0, 2.0), select(true && !(false || less), 1., 2.)};
    });
    CHECK(f(0.0) == std::tuple{1.0, 1.0, 2.0, 1.0, 2.0, 2.0});
    CHECK(f(3.0) == std::tuple{2.0, 2.0, 2.0, 1.0, 1.0, 1.0});
}

TEST_CASE("so does one of an expression", "[promises]") {
    constexpr auto x = tl::variable<"x">;
    constexpr auto e = select(x < 1.0 && true, x * x, -x);
    CHECK(e(x = 0.5) == 0.25);
    CHECK(e(x = 2.0) == -2.0);
    CHECK(tl::derivative(e, x)(x = 0.5) == 1.0);
}

} // namespace
