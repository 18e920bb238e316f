// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/hana.hpp>
#include <tapeless/tapeless.hpp>

#include <boost/hana.hpp>

#include <catch2/catch.hpp>

namespace hana = boost::hana;
namespace tl = tapeless;

namespace user {

struct Adapted {
    double k;
    std::array<double, 2> w;
};
struct Declared {
    double k;
    std::array<double, 2> w;
};
TAPELESS_STRUCT(Declared, k, w)

} // namespace user
BOOST_HANA_ADAPT_STRUCT(user::Adapted, k, w);

namespace {

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto z = tl::variable<"z">;

TEST_CASE("the gradient of an expression models Hana's concepts", "[hana]") {
    auto const r = tl::gradient(x * y * y, tl::wrt(x, y))(x = 2.0, y = 3.0);
    static_assert(hana::Foldable<decltype(r)>::value);
    static_assert(hana::Searchable<decltype(r)>::value);
    static_assert(hana::Functor<decltype(r)>::value);
    double sum = 0;
    hana::for_each(r, [&](double slope) { sum += slope; });
    CHECK(sum == 9.0 + 12.0);
    auto const halves = hana::transform(r, [](double slope) { return slope / 2; });
    CHECK(halves[x] == 4.5);
    CHECK(halves[y] == 6.0);
    CHECK(hana::find(r, y).value() == 12.0);
    static_assert(!decltype(hana::contains(r, z))::value);
    static_assert(decltype(hana::contains(r, x))::value);
}

TEST_CASE("gradients have the type and the field names of the argument", "[hana]") {
    static constexpr auto adapted = tl::function([](auto p, auto t) {
        return p[&user::Adapted::k] * t + p[&user::Adapted::w][0] * exp(-t) +
               p[&user::Adapted::w][1];
    });
    static constexpr auto declared =
        tl::function([](auto p, auto t) { return p.k * t + p.w[0] * exp(-t) + p.w[1]; });
    auto [gp, gt] = tl::gradient(adapted)(user::Adapted{1, {2, 3}}, 0.5);
    static_assert(std::is_same_v<decltype(gp), user::Adapted>);
    auto [gq, gu] = tl::gradient(declared)(user::Declared{1, {2, 3}}, 0.5);
    static_assert(std::is_same_v<decltype(gq), user::Declared>);
    CHECK(gp.k == 0.5);
    CHECK(gp.w[0] == Approx(std::exp(-0.5)));
    CHECK(gp.w[1] == 1.0);
    CHECK(gq.k == gp.k);
    CHECK(gq.w == gp.w);
    CHECK(gt == gu);
    double sum = 0;
    hana::for_each(hana::members(gq), hana::overload([&](double leaf) { sum += leaf; },
                                                     [](std::array<double, 2> const&) {}));
    CHECK(sum == gq.k);
}

TEST_CASE("a hana::tuple is an argument", "[hana]") {
    static constexpr auto f =
        tl::function([](auto p) { return p[hana::size_c<0>] * p[hana::size_c<1>]; });
    auto const g = tl::gradient(f)(hana::make_tuple(2.0, 3.0));
    static_assert(std::is_same_v<decltype(g), hana::tuple<double, double> const>);
    CHECK((g == hana::make_tuple(3.0, 2.0)));
}

} // namespace
