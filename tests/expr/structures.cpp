// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/hana.hpp>

#include <expr/differences.hpp>

#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/tuple.hpp>

#include <array>
#include <utility>

namespace hana = boost::hana;

namespace physics {

struct spring {
    double k;
    std::array<double, 2> w;
};
TAPELESS_STRUCT(spring, k, w);

struct machine {
    spring main;
    std::array<spring, 2> spare;
    std::pair<double, std::tuple<double, std::array<double, 2>>> rest;
    double matrix[2][2];
};
TAPELESS_STRUCT(machine, main, spare, rest, matrix);

template <class Value>
struct pendulum {
    Value length;
    std::array<Value, 2> state;
};
template <class Value>
struct compound {
    pendulum<Value> left;
    std::pair<Value, pendulum<Value>> right;
};

struct merely_adapted {
    double k;
    std::array<double, 2> w;
};

} // namespace physics
BOOST_HANA_ADAPT_STRUCT(physics::merely_adapted, k, w);

namespace {

using namespace differences;
using namespace physics;

TEST_CASE("scalars, arrays, pairs and tuples as arguments", "[expr]") {
    check_gradient([](auto a, auto b) { return a * b + sin(a); }, 0.5, -1.5);
    check_gradient([](auto const& p) { return p[0] * p[1] / p[2]; }, std::array{1.5, -2.0, 0.75});
    check_gradient([](auto const& p, auto t) { return exp(p.first * t) - p.second; },
                   std::pair{0.25, 2.0}, 1.25);
    check_gradient([](auto const& p) { return std::get<0>(p) * cos(std::get<1>(p)); },
                   std::tuple{0.25, 2.0});
    check_gradient(
        [](auto const& p) { return p[0].first * p[1].second + sin(p[1].first) * p[0].second; },
        std::array{std::pair{0.5, 1.5}, std::pair{-0.5, 2.0}});
    check_gradient(
        [](auto const& p) {
            auto const& [a, inner] = p;
            auto const& [b, list] = inner;
            return a * list[0][1] + b * exp(list[1][0] * list[0][0]) + list[1][1];
        },
        std::tuple{0.5, std::pair{1.5, std::array<std::array<double, 2>, 2>{{{1, 2}, {0.5, 3}}}}});
}

TEST_CASE("structs by their members' names, nested", "[expr]") {
    auto const energy = [](auto const& p, auto t) {
        return p.k * t * t + p.w[0] * sin(p.w[1] * t);
    };
    check_gradient(energy, spring{1.5, {2, 3}}, 0.5);
    auto const total = [](auto const& m) {
        auto sum = m.main.k * m.rest.first;
        for (auto const& s : m.spare) sum += s.k * s.w[0] - s.w[1] * m.main.w[1];
        auto const& [scale, shift] = m.rest.second;
        return sum * scale + exp(shift[0] - shift[1]) * m.matrix[0][1] + m.matrix[1][0] * sum;
    };
    machine const at{{1, {2, 3}},
                     {{{0.5, {1, -1}}, {0.25, {2, 1}}}},
                     {1.5, {0.75, {0.1, 0.2}}},
                     {{1, 2}, {3, 4}}};
    check_gradient(total, at);
    constexpr auto f = tl::function(decltype(total){});
    machine const g = tl::gradient(f)(at);
    CHECK(g.main.k == Approx((0.75 + 3) * 1.5));
    CHECK(g.matrix[0][1] == Approx(std::exp(-0.1)));
    CHECK(g.matrix[1][1] == 0.0);
    CHECK(std::get<1>(g.rest.second)[1] == Approx(-2 * std::exp(-0.1)));
}

TEST_CASE("a user's template struct", "[expr]") {
    auto const swing = [](auto const& p) {
        return p.state[0] * p.state[0] / p.length - cos(p.state[1]) * p.length;
    };
    check_gradient(swing, pendulum<double>{1.5, {0.5, 0.25}});
    check_gradient(
        [](auto const& c, auto t) {
            return c.left.length * c.right.second.state[1] + t * exp(c.right.first) -
                   c.left.state[0] * c.right.second.length;
        },
        compound<double>{{1, {2, 3}}, {0.5, {1.5, {-1, 0.5}}}}, 0.25);
}

TEST_CASE("a struct adapted for Hana, by member and by binding", "[expr]") {
    static constexpr auto by_member = tl::function([](auto const& p, auto t) {
        return p[&merely_adapted::k] * t * t + p[&merely_adapted::w][0] * sin(t);
    });
    static constexpr auto by_binding = tl::function([](auto const& p, auto t) {
        auto const& [k, w] = p;
        return k * t * t + w[0] * sin(t);
    });
    merely_adapted const at{2, {3, 4}};
    for (auto const& [p, t] :
         {tl::gradient(by_member)(at, 0.5), tl::gradient(by_binding)(at, 0.5)}) {
        static_assert(std::is_same_v<std::remove_cvref_t<decltype(p)>, merely_adapted>);
        CHECK(p.k == 0.25);
        CHECK(p.w[0] == Approx(std::sin(0.5)));
        CHECK(p.w[1] == 0.0);
        CHECK(t == Approx(2 + 3 * std::cos(0.5)));
    }
    CHECK(by_member(at, 0.5) == Approx(0.5 + 3 * std::sin(0.5)));
    check_gradient(
        [](auto const& p) {
            return p[hana::size_c<0>] * p[hana::size_c<1>][1] - exp(p[hana::size_c<0>]);
        },
        hana::make_tuple(0.5, std::array{1.0, 2.0}));
}

TEST_CASE("structures as results", "[expr]") {
    check_products(
        [](auto a, auto b) {
            return std::pair{a * b, std::array{a, sin(b)}};
        },
        0.5, 2.0);
    check_products(
        [](auto a) {
            return std::tuple{a, std::tuple{exp(a), std::pair{a * a, -a}}};
        },
        0.5);
    check_products([](auto const& p) { return p; }, spring{1, {2, 3}});
    check_products(
        [](auto p, auto t) {
            p.k *= t;
            p.w[1] += exp(p.w[0]);
            return p;
        },
        spring{1, {0.5, 3}}, 0.75);
    check_products(
        [](auto p) {
            return pendulum{p.state[0], {p.length * 2.0, sin(p.state[1])}};
        },
        pendulum<double>{1, {2, 3}});
    check_products([](auto a, auto b) { return hana::make_tuple(a * b, a - b); }, 0.5, 2.0);
    check_products(
        [](auto const& m) {
            auto next = m;
            next.rest.first = m.main.k * m.matrix[0][0];
            next.spare[1].w[0] = sin(m.spare[0].w[1]);
            return std::pair{next, m.main};
        },
        machine{{1, {2, 3}},
                {{{0.5, {1, -1}}, {0.25, {2, 1}}}},
                {1.5, {0.75, {0.1, 0.2}}},
                {{1, 2}, {3, 4}}});
}

TEST_CASE("members of the gradient go by the names of the argument's", "[expr]") {
    constexpr auto f = tl::function([](auto const& p, auto t) { return p.k * t + p.w[1]; });
    auto const [value, gradient] = tl::value_and_gradient(f)(spring{2, {3, 4}}, 5.0);
    auto const& [p, t] = gradient;
    CHECK(value == 14.0);
    CHECK(p.k == 5.0);
    CHECK(p.w == std::array{0.0, 1.0});
    CHECK(t == 2.0);
    spring const only = tl::gradient(f, tl::wrt<0>)(spring{2, {3, 4}}, 5.0);
    CHECK(only.k == 5.0);
}

} // namespace
