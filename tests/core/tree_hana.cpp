// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include <tapeless/core/tree/hana.hpp>
#include <tapeless/core/tree/names.hpp>

#include <boost/hana.hpp>
#include <catch2/catch.hpp>

#include <vector>

namespace tree = tapeless::tree;
namespace hana = boost::hana;

namespace {

template <class First, class Second>
constexpr bool same = std::is_same_v<First, Second>;

struct symbol {
    double value = 0;

    symbol() = default;
    constexpr symbol(double v) : value(v) {}
    friend bool operator==(symbol const&, symbol const&) = default;
};

} // namespace

namespace physics {

struct oscillator {
    double k;
    std::array<double, 3> w;
};
TAPELESS_STRUCT(oscillator, k, w);

/// No aggregate: only Hana's description makes it a structure. One member stays out of it.
class rocket {
public:
    constexpr rocket() = default;
    constexpr rocket(double t, std::array<double, 2> f) : thrust(t), fuel(f) {}

    double thrust = 0;
    int unlisted = 0;
    std::array<double, 2> fuel{};
    oscillator pump{};
};

struct station {
    BOOST_HANA_DEFINE_STRUCT(station, (double, height), (rocket, docked));
};

template <class Value>
struct pendulum {
    BOOST_HANA_DEFINE_STRUCT(pendulum, (Value, length), (Value, angle));
};

} // namespace physics

BOOST_HANA_ADAPT_STRUCT(physics::rocket, thrust, fuel, pump);

namespace {

using physics::oscillator;
using physics::pendulum;
using physics::rocket;
using physics::station;

using rocket_symbol = tapeless::fields<rocket, symbol>;
using oscillator_symbol = tapeless::mirror<oscillator, symbol>;

static_assert(tree::leaf_count<rocket> == 7 && same<tree::leaf_type<rocket>, double>);
static_assert(same<tree::rebind<rocket, symbol>, rocket_symbol>);
static_assert(same<tree::rebind<rocket_symbol, double>, rocket>);
static_assert(same<tree::shape<tapeless::fields<rocket, float>>, rocket>);
static_assert(tree::leaf_count<rocket_symbol> == 7);
static_assert(tree::leaf_count<station> == 8);
static_assert(same<tree::rebind<station, symbol>, tapeless::fields<station, symbol>>);
static_assert(same<std::tuple_element_t<1, tapeless::fields<station, symbol>>, rocket_symbol>);
static_assert(same<tree::rebind<pendulum<double>, symbol>, pendulum<symbol>>);

using sequence = hana::tuple<double, std::array<double, 2>, hana::pair<double, oscillator>>;
static_assert(tree::leaf_count<sequence> == 8 && same<tree::leaf_type<sequence>, double>);
static_assert(
    same<tree::rebind<sequence, symbol>,
         hana::tuple<symbol, std::array<symbol, 2>, hana::pair<symbol, oscillator_symbol>>>);
static_assert(same<tree::shape<tree::rebind<sequence, symbol>>, sequence>);
static_assert(!tree::is_flat<hana::tuple<double>>);

// All that has named members is a Hana Struct, and nothing else became one.
static_assert(hana::Struct<oscillator>::value && hana::Struct<oscillator_symbol>::value);
static_assert(hana::Struct<rocket_symbol>::value);
static_assert(hana::Struct<tapeless::fields<station, float>>::value);
static_assert(!hana::Struct<double>::value && !hana::Struct<symbol>::value);
static_assert(!hana::Struct<std::tuple<double>>::value);

template <class S>
std::vector<std::string> keys(S const& s) {
    std::vector<std::string> all;
    hana::for_each(hana::keys(s), [&](auto key) { all.push_back(key.c_str()); });
    return all;
}

using list = std::vector<std::string>;

} // namespace

TEST_CASE("leaves of Hana's sequences and structs in order", "[core][tree][hana]") {
    std::array<double, 8> leaves{0, 1, 2, 3, 4, 5, 6, 7};
    auto const s = tree::unflatten<sequence>(leaves.data());
    CHECK(hana::at_c<1>(s)[1] == 2);
    CHECK(hana::second(hana::at_c<2>(s)).w[2] == 7);
    std::array<float, 8> copied{};
    CHECK(tree::flatten(s, copied.data()) == copied.data() + 8);
    CHECK(copied == std::array<float, 8>{0, 1, 2, 3, 4, 5, 6, 7});

    auto const orbit = tree::unflatten<station>(leaves.data());
    CHECK(orbit.docked.fuel[1] == 3);
    CHECK(orbit.docked.pump.w[0] == 5);
    CHECK(orbit.docked.unlisted == 0);
}

TEST_CASE("the image of a Hana struct is reached by member pointer", "[core][tree][hana]") {
    std::array<double, 8> leaves{0, 1, 2, 3, 4, 5, 6, 7};
    auto p = tree::unflatten<tapeless::fields<station, symbol>>(leaves.data());
    CHECK(p[&station::height] == symbol(0));
    CHECK(p[&station::docked][&rocket::fuel][1] == symbol(3));
    CHECK(p[&station::docked][&rocket::pump].w[2] == symbol(7));
    auto& [height, docked] = p;
    auto& [thrust, fuel, pump] = docked;
    height = 10;
    fuel[0] = 20;
    CHECK(p[&station::height] == symbol(10));
    CHECK(p[&station::docked][&rocket::fuel][0] == symbol(20));
    CHECK(&thrust == &p[&station::docked][&rocket::thrust]);
    CHECK(&pump == &p[&station::docked][&rocket::pump]);
}

TEST_CASE("keys, members and at_key", "[core][tree][hana]") {
    CHECK(keys(oscillator{}) == list{"k", "w"});
    CHECK(keys(oscillator_symbol{}) == list{"k", "w"});
    CHECK(keys(rocket_symbol{}) == list{"thrust", "fuel", "pump"});

    oscillator_symbol p{1.0, {2.0, 3.0, 4.0}};
    CHECK(hana::at_key(p, BOOST_HANA_STRING("k")) == symbol(1));
    hana::at_key(p, BOOST_HANA_STRING("w"))[1] = 7;
    CHECK(p.w[1] == symbol(7));
    oscillator_symbol const& constant = p;
    CHECK(&hana::at_key(constant, BOOST_HANA_STRING("k")) == &p.k);
    static_assert(same<decltype(hana::members(p)), hana::tuple<symbol, std::array<symbol, 3>>>);
    CHECK(hana::at_c<1>(hana::members(p))[2] == symbol(4));

    tapeless::fields<rocket, symbol> r{};
    hana::at_key(r, BOOST_HANA_STRING("fuel"))[1] = 5;
    CHECK(r[&rocket::fuel][1] == symbol(5));
    constexpr auto pump = BOOST_HANA_STRING("pump");
    constexpr auto unlisted = BOOST_HANA_STRING("unlisted");
    static_assert(decltype(hana::contains(r, pump))::value);
    static_assert(!decltype(hana::contains(r, unlisted))::value);
}

TEST_CASE("mirrors are foldable, comparable and searchable", "[core][tree][hana]") {
    oscillator const s{1, {2, 3, 4}};
    double const sum = hana::unpack(s, [](auto k, auto w) {
        return hana::second(k) + hana::second(w)[0] + hana::second(w)[2];
    });
    CHECK(sum == 7);

    list visited;
    hana::for_each(s, hana::fuse([&](auto key, auto const&) { visited.push_back(key.c_str()); }));
    CHECK(visited == list{"k", "w"});
    CHECK(decltype(hana::length(s))::value == 2);

    CHECK(hana::equal(s, oscillator{1, {2, 3, 4}}));
    CHECK_FALSE(hana::equal(s, oscillator{1, {2, 3, 5}}));

    auto const map = hana::to_map(s);
    CHECK(map[BOOST_HANA_STRING("k")] == 1);
}

TEST_CASE("leaves of Hana's types have names", "[core][tree][hana]") {
    CHECK(tree::leaf_name<station>("s", 0) == "s.height");
    CHECK(tree::leaf_name<station>("s", 3) == "s.docked.fuel[1]");
    CHECK(tree::leaf_name<tapeless::fields<station, symbol>>("s", 7) == "s.docked.pump.w[2]");
    CHECK(tree::leaf_name<pendulum<symbol>>("p", 1) == "p.angle");
    CHECK(tree::leaf_name<sequence>("t", 2) == "t.1[1]");
    CHECK(tree::leaf_name<sequence>("t", 4) == "t.2.1.k");
}
