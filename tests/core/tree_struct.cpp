// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include <tapeless/core/tree/tree.hpp>

#include <catch2/catch.hpp>

#include <complex>

namespace tree = tapeless::tree;

/// A value whose arithmetic the compiler cannot confuse with that of double.
struct symbol {
    double value = 0;

    symbol() = default;
    constexpr symbol(double v) : value(v) {}
    friend constexpr symbol operator+(symbol a, symbol b) { return a.value + b.value; }
    friend constexpr symbol operator*(symbol a, symbol b) { return a.value * b.value; }
};

struct oscillator {
    double k;
    std::array<double, 3> w;
};
TAPELESS_STRUCT(oscillator, k, w);

struct wide {
    float a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1,
        c2, c3, c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4,
        e5, e6, e7, e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, g0, g1, g2, g3;
};
TAPELESS_STRUCT(wide, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8,
                b9, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9,
                e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, g0,
                g1, g2, g3);

namespace physics {

struct body {
    oscillator spring;
    std::array<oscillator, 2> more;
    std::pair<double, std::tuple<double>> rest;
    double matrix[2][2];

    struct inner {
        float x;
    };
};
TAPELESS_STRUCT(body, spring, more, rest, matrix);
TAPELESS_STRUCT(body::inner, x);

struct nothing {};
TAPELESS_STRUCT(nothing);

struct mass_and_name {
    double mass;
    int name;
};
TAPELESS_STRUCT(mass_and_name, mass, name);

/// Multiplies member by member, yet was declared a struct.
struct colour {
    double r, g, b;

    friend constexpr colour operator*(colour x, colour y) {
        return {x.r * y.r, x.g * y.g, x.b * y.b};
    }
};
TAPELESS_STRUCT(colour, r, g, b);

class hidden_default {
public:
    constexpr hidden_default() = default;
    constexpr explicit hidden_default(double v) : value(v) {}
    double value = 1;
};
TAPELESS_STRUCT(hidden_default, value);

} // namespace physics

// A declaration in the global namespace is not ambiguous with those of an imported one.
using namespace physics;

struct after_import {
    body b;
    double last;
};
TAPELESS_STRUCT(after_import, b, last);

namespace {

template <class First, class Second>
constexpr bool same = std::is_same_v<First, Second>;

struct unnamed_namespace {
    double x;
};
TAPELESS_STRUCT(unnamed_namespace, x);

struct heir : oscillator {
    double extra;
};

static_assert(!tree::is_leaf<oscillator> && tree::leaf_count<oscillator> == 4);
static_assert(tree::leaf_count<wide> == 64 && same<tree::leaf_type<wide>, float>);
static_assert(tree::leaf_count<body> == 4 + 8 + 2 + 4 && tree::leaf_count<after_import> == 19);
static_assert(same<tree::leaf_type<oscillator>, double>);
static_assert(same<tree::leaf_type<nothing>, tree::none> && tree::leaf_count<nothing> == 0);
static_assert(same<tree::leaf_type<mass_and_name>, tree::mixed>);
static_assert(!tree::is_leaf<colour> && !tree::is_leaf<hidden_default>);
static_assert(!tree::is_flat<unnamed_namespace>);
// An heir is not described by what describes its base.
static_assert(tree::is_leaf<heir>);

// The laws of rebinding.
static_assert(same<tree::rebind<oscillator, double>, oscillator>);
static_assert(same<tree::rebind<oscillator, symbol>, tapeless::mirror<oscillator, symbol>>);
static_assert(same<tree::rebind<tapeless::mirror<oscillator, symbol>, double>, oscillator>);
static_assert(same<tree::rebind<tapeless::mirror<oscillator, symbol>, float>,
                   tapeless::mirror<oscillator, float>>);
static_assert(same<tree::shape<tapeless::mirror<oscillator, float>>, oscillator>);
static_assert(same<tree::rebind<body::inner, float>, body::inner>);
static_assert(same<tree::shape<body::inner>, tapeless::mirror<body::inner, double>>);
static_assert(same<tree::rebind<tree::shape<body::inner>, float>, body::inner>);
static_assert(same<tree::rebind<nothing, symbol>, nothing>);
static_assert(same<tree::leaf_type<tapeless::mirror<after_import, symbol>>, symbol>);
static_assert(tree::leaf_count<tapeless::mirror<after_import, symbol>> == 19);
static_assert(same<tree::leaf_type<tree::shape<mass_and_name>>, double>);
static_assert(same<tree::rebind<std::tuple<oscillator, double>, symbol>,
                   std::tuple<tapeless::mirror<oscillator, symbol>, symbol>>);

// A mirror's members: the names of the struct, structures of its own.
using body_symbol = tree::rebind<body, symbol>;
static_assert(same<decltype(body_symbol::spring), tapeless::mirror<oscillator, symbol>>);
static_assert(same<decltype(body_symbol::more), std::array<tree::rebind<oscillator, symbol>, 2>>);
static_assert(same<decltype(body_symbol::rest), std::pair<symbol, std::tuple<symbol>>>);
static_assert(same<decltype(body_symbol::matrix), symbol[2][2]>);
static_assert(std::is_aggregate_v<body_symbol>);

constexpr auto energy = [](auto const& p, auto x) {
    auto sum = p.k * x;
    for (auto const& w : p.w) sum = sum + w * x;
    return sum;
};

constexpr tapeless::mirror<oscillator, symbol> symbolic{1.0, {2.0, 3.0, 4.0}};
static_assert(energy(symbolic, symbol(2.0)).value == 20.0);
static_assert(energy(oscillator{1, {2, 3, 4}}, 2.0) == 20.0);

/// Template structs need no declaration.
template <class Value>
struct pendulum {
    Value length;
    std::array<Value, 2> state;
    std::tuple<Value> single;
    Value plain[2];
};

template <class Value, std::size_t Degree>
struct polynomial {
    std::array<Value, Degree + 1> coefficients;
};

template <class Value>
struct compound {
    pendulum<Value> left;
    polynomial<Value, 2> right;
};

template <class Value>
struct vector3 {
    Value x, y, z;

    friend constexpr vector3 operator+(vector3 a, vector3 b) {
        return {a.x + b.x, a.y + b.y, a.z + b.z};
    }
    friend constexpr Value operator*(vector3 a, vector3 b) {
        return a.x * b.x + a.y * b.y + a.z * b.z;
    }
};

template <class Value>
struct dual {
    Value value, slope;

    friend constexpr dual operator*(dual a, dual b) {
        return {a.value * b.value, a.value * b.slope + a.slope * b.value};
    }
};

template <class Value>
struct counted {
    int count;
    Value value;
};

/// Its parameter is not what its leaves are.
template <class Unit>
struct quantity {
    double amount;
};

struct metre {};

static_assert(tree::leaf_count<pendulum<float>> == 6);
static_assert(same<tree::rebind<pendulum<double>, symbol>, pendulum<symbol>>);
static_assert(same<tree::shape<pendulum<std::complex<double>>>, pendulum<double>>);
static_assert(same<tree::rebind<polynomial<double, 3>, symbol>, polynomial<symbol, 3>>);
static_assert(same<tree::shape<compound<symbol>>, compound<double>>);
static_assert(tree::leaf_count<compound<float>> == 9);
static_assert(same<tree::leaf_type<compound<symbol>>, symbol>);
static_assert(same<tree::leaf_type<counted<double>>, tree::mixed>);
static_assert(!tree::is_leaf<vector3<double>>);
// Closed under multiplication: a number, and a possible leaf.
static_assert(tree::is_leaf<dual<double>>);
static_assert(same<tree::leaf_type<pendulum<dual<double>>>, dual<double>>);
static_assert(same<tree::rebind<pendulum<dual<double>>, double>, pendulum<double>>);
static_assert(same<tree::rebind<quantity<metre>, symbol>, tree::fields<quantity<metre>, symbol>>);

/// Any other aggregate: members by pointer and by structured bindings.
struct rocket {
    double thrust;
    std::array<double, 2> fuel;
    int stages;
    float tank[2];
    oscillator pump;
};

struct larger_than_the_table {
    double m[33];
    double a, b, c, d, e, f, g, h, i, j, k, l, n, o, p, q, r, s, t, u, v, w, x, y, z, aa, bb, cc,
        dd, ee, ff, gg;
};

struct exactly_as_large {
    double a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa, bb, cc,
        dd, ee, ff;
};

struct tag {};

struct holds_reference {
    double& target;
};

union either {
    double number;
    int integer;
};

struct fixed_point {
    long hundredths;

    [[maybe_unused]] friend constexpr fixed_point operator+(fixed_point a, fixed_point b) {
        return {a.hundredths + b.hundredths};
    }
};

using rocket_symbol = tree::rebind<rocket, symbol>;
static_assert(same<rocket_symbol, tapeless::fields<rocket, symbol>>);
static_assert(same<tree::rebind<tapeless::fields<rocket, double>, symbol>, rocket_symbol>);
static_assert(tree::leaf_count<rocket> == 10 && tree::leaf_count<rocket_symbol> == 10);
static_assert(same<tree::leaf_type<rocket>, tree::mixed>);
static_assert(same<tree::leaf_type<rocket_symbol>, symbol>);
static_assert(std::tuple_size_v<rocket_symbol> == 5);
static_assert(same<std::tuple_element_t<3, rocket_symbol>, std::array<symbol, 2>>);
static_assert(tree::leaf_count<exactly_as_large> == 32);
static_assert(same<tree::rebind<tree::rebind<exactly_as_large, float>, double>, exactly_as_large>);
static_assert(tree::is_leaf<larger_than_the_table> && tree::is_leaf<tag>);
static_assert(tree::is_leaf<holds_reference> && tree::is_leaf<either>);

} // namespace

template <>
inline constexpr bool tapeless::tree::is_number<fixed_point> = true;
static_assert(tree::is_leaf<fixed_point>);

TEST_CASE("a mirror and its struct exchange leaves", "[core][tree]") {
    after_import s{};
    double next = 0;
    tree::for_each_leaf(s, [&](double& leaf) { leaf = next++; });
    CHECK(s.b.spring.w[2] == 3);
    CHECK(s.b.more[1].k == 8);
    CHECK(s.b.rest.first == 12);
    CHECK(s.b.matrix[1][0] == 16);
    CHECK(s.last == 18);

    std::array<float, 19> leaves{};
    CHECK(tree::flatten(s, leaves.data()) == leaves.data() + 19);
    auto mirrored = tree::unflatten<tapeless::mirror<after_import, float>>(leaves.data());
    CHECK(mirrored.b.more[0].w[1] == 6.0f);
    CHECK(std::get<0>(mirrored.b.rest.second) == 13.0f);
    CHECK(mirrored.b.matrix[1][1] == 17.0f);
    CHECK(mirrored.last == 18.0f);

    std::array<double, 19> back{};
    tree::flatten(mirrored, back.data());
    for (std::size_t i = 0; i < back.size(); ++i) CHECK(back[i] == static_cast<double>(i));
}

TEST_CASE("structured bindings reach the members of a mirror", "[core][tree]") {
    tapeless::mirror<oscillator, float> p{};
    auto& [k, w] = p;
    k = 2;
    w[1] = 3;
    CHECK(p.k == 2);
    CHECK(p.w[1] == 3);
}

TEST_CASE("64 members are all there, in order", "[core][tree]") {
    wide s{};
    float next = 0;
    tree::for_each_leaf(s, [&](float& leaf) { leaf = next++; });
    CHECK(s.a0 == 0);
    CHECK(s.c7 == 27);
    CHECK(s.g3 == 63);
    tapeless::mirror<wide, symbol> p{};
    double index = 0;
    tree::for_each_leaf(p, [&](symbol& leaf) { leaf = index++; });
    CHECK(p.g3.value == 63);
}

TEST_CASE("a template struct exchanges leaves with its instances", "[core][tree]") {
    compound<double> s{};
    double next = 0;
    tree::for_each_leaf(s, [&](double& leaf) { leaf = next++; });
    CHECK(s.left.state[1] == 2);
    CHECK(std::get<0>(s.left.single) == 3);
    CHECK(s.left.plain[1] == 5);
    CHECK(s.right.coefficients[2] == 8);
    std::array<symbol, 9> leaves{};
    tree::flatten(s, leaves.data());
    CHECK(tree::unflatten<compound<symbol>>(leaves.data()).right.coefficients[0].value == 6);
}

TEST_CASE("fields are reached by member pointer and by structured bindings", "[core][tree]") {
    rocket s{1, {2, 3}, 4, {5, 6}, {7, {8, 9, 10}}};
    std::array<double, 10> leaves{};
    tree::flatten(s, leaves.data());
    auto p = tree::unflatten<tapeless::fields<rocket, long double>>(leaves.data());
    CHECK(p[&rocket::thrust] == 1);
    CHECK(p[&rocket::fuel][1] == 3);
    CHECK(p[&rocket::stages] == 4);
    CHECK(p[&rocket::tank][0] == 5);
    CHECK(p[&rocket::pump].w[2] == 10);

    p[&rocket::fuel][0] = -1;
    auto& [thrust, fuel, stages, tank, pump] = p;
    CHECK(fuel[0] == -1);
    stages = 11;
    CHECK(p[&rocket::stages] == 11);

    auto const& constant = p;
    CHECK(&constant[&rocket::thrust] == &thrust);
    CHECK(constant[&rocket::pump].k == pump.k);
    CHECK(&constant[&rocket::tank] == &tank);
}

namespace {

constexpr double reached_in_a_constant() {
    tapeless::fields<rocket, symbol> p{};
    p[&rocket::pump].k = 2;
    p[&rocket::tank][1] = 3;
    auto const [thrust, fuel, stages, tank, pump] = p;
    return (pump.k * tank[1] + thrust + fuel[0] + stages).value;
}

static_assert(reached_in_a_constant() == 6);

} // namespace
