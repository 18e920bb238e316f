// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <catch2/catch.hpp>

#include <tapeless/tapeless.hpp>

#include <cmath>

namespace tl = tapeless;

namespace user {

/// x / (1 + |x|)
struct softsign_op : tl::unary {
    static constexpr char const* name = "softsign";
    static constexpr auto value(auto const& x) {
        using std::abs;
        return x / (1.0 + abs(x));
    }
    static constexpr auto partial(auto const&, auto const& x) { return 1.0 / square(1.0 + abs(x)); }
};
constexpr auto softsign = tl::operation<softsign_op>;

} // namespace user

namespace {

constexpr auto x = tl::variable<"x">;

TEST_CASE("a user's operation is an equal citizen", "[op]") {
    constexpr auto f = tl::function([](auto t) { return 2 * user::softsign(t * t); });
    double const t = 1.5;
    CHECK(f(t) == Approx(2 * 2.25 / 3.25));
    CHECK(tl::gradient(f)(t) == Approx(2 * 2 * t / (3.25 * 3.25)));
    CHECK(tl::derivative(f)(t) == Approx(2 * 2 * t / (3.25 * 3.25)));
    CHECK(user::softsign(3.0) == 0.75);
    CHECK(tl::to_string<double>(f) == "2 * softsign(x * x)");
}

TEST_CASE("it works in expressions, where its derivative is an expression", "[op]") {
    constexpr auto e = user::softsign(x);
    CHECK(e(x = -3.0) == -0.75);
    CHECK(tl::derivative(e, x)(x = -3.0) == 1.0 / 16);
    CHECK(tl::derivative(e, x, x)(x = 3.0) == Approx(-2.0 / 64));
}

} // namespace
