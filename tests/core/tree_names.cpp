// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include <tapeless/core/tree/names.hpp>

#include <catch2/catch.hpp>

#include <vector>

namespace tree = tapeless::tree;

namespace {

struct opaque {
    opaque() {}
    double value = 0;
};

struct oscillator {
    double k;
    std::array<double, 3> w;
};
TAPELESS_STRUCT(oscillator, k, w);

struct assembly {
    oscillator first_1;
    std::pair<double, std::tuple<double, oscillator>> _rest;
    double matrix[2][2];
};
TAPELESS_STRUCT(assembly, first_1, _rest, matrix);

template <class Value>
struct pendulum {
    Value length;
    std::array<Value, 2> state;
    std::tuple<Value> single;
    oscillator fixed;
};

struct rocket {
    float thrust;
    float tank_2[2];
};

struct unnameable {
    opaque part;
    std::array<opaque, 2> parts;
};

template <class S>
std::vector<std::string> names(char const* prefix) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < tree::leaf_count<S>; ++i) {
        all.push_back(tree::leaf_name<S>(prefix, i));
    }
    return all;
}

using list = std::vector<std::string>;

} // namespace

TEST_CASE("scalars, arrays and tuples are named by place", "[core][tree]") {
    CHECK(names<double>("x") == list{"x"});
    CHECK(names<std::array<float, 2>>("x") == list{"x[0]", "x[1]"});
    CHECK(names<std::array<std::array<int, 2>, 2>>("x") ==
          list{"x[0][0]", "x[0][1]", "x[1][0]", "x[1][1]"});
    CHECK(names<std::tuple<double, std::tuple<>, std::array<double, 2>>>("t") ==
          list{"t.0", "t.2[0]", "t.2[1]"});
    CHECK(names<std::pair<double, double>>("p") == list{"p.first", "p.second"});
    CHECK(tree::leaf_name<std::array<double, 1000>>("x", 999) == "x[999]");
    CHECK(tree::leaf_name<std::tuple<>>("x", 0) == "x");
}

TEST_CASE("declared members are named as declared", "[core][tree]") {
    CHECK(names<oscillator>("p") == list{"p.k", "p.w[0]", "p.w[1]", "p.w[2]"});
    CHECK(names<tapeless::mirror<oscillator, int>>("p") == names<oscillator>("p"));
    CHECK(names<assembly>("s") ==
          list{"s.first_1.k", "s.first_1.w[0]", "s.first_1.w[1]", "s.first_1.w[2]", "s._rest.first",
               "s._rest.second.0", "s._rest.second.1.k", "s._rest.second.1.w[0]",
               "s._rest.second.1.w[1]", "s._rest.second.1.w[2]", "s.matrix[0][0]", "s.matrix[0][1]",
               "s.matrix[1][0]", "s.matrix[1][1]"});
    CHECK(names<tree::rebind<assembly, int>>("s") == names<assembly>("s"));
}

TEST_CASE("members of other structs are named by the compiler", "[core][tree]") {
    list const expected{"p.length",  "p.state[0]",   "p.state[1]",   "p.single.0",
                        "p.fixed.k", "p.fixed.w[0]", "p.fixed.w[1]", "p.fixed.w[2]"};
    CHECK(names<pendulum<double>>("p") == expected);
    CHECK(names<pendulum<int>>("p") == expected);
    CHECK(names<pendulum<opaque>>("p") == expected);
    CHECK(names<rocket>("r") == list{"r.thrust", "r.tank_2[0]", "r.tank_2[1]"});
    CHECK(names<tapeless::fields<rocket, int>>("r") == names<rocket>("r"));
}

TEST_CASE("members that the compiler cannot name go by their place", "[core][tree]") {
    CHECK(names<unnameable>("u") == list{"u.0", "u.1[0]", "u.1[1]"});
}

static_assert([] {
    tree::text const name = tree::name_in_list("k, w_1 , z", 1);
    return name.size == 3 && name.begin[0] == 'w' && name.begin[2] == '1';
}());
