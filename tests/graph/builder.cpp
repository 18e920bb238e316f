// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_MAX_NODES 64

#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <limits>
#include <memory>

namespace tl = tapeless;

namespace {

struct workshop {
    std::unique_ptr<tl::builder> g = std::make_unique<tl::builder>();
    tl::symbol x{g.get(), g->input_node(0)}, y{g.get(), g->input_node(1)};
    int node(auto const& value) { return value.in(*g); }
};

TEST_CASE("equal nodes are one node", "[graph]") {
    workshop w;
    auto [x, y] = std::pair{w.x, w.y};
    int const before = w.node(sin(x) * y - x / y);
    int const size = w.g->size;
    CHECK(w.node(sin(x) * y - x / y) == before);
    CHECK(w.g->input_node(1) == w.node(y));
    CHECK(w.g->size == size);
}

TEST_CASE("commuting operands are found in either order and kept as first written", "[graph]") {
    workshop w;
    auto [x, y] = std::pair{w.x, w.y};
    int const sum = w.node(y + x);
    CHECK(w.node(x + y) == sum);
    CHECK(tl::first(w.g->node[sum]) == w.node(y));
    CHECK(w.node(x * y) == w.node(y * x));
    CHECK(w.node(min(x, y)) == w.node(min(y, x)));
    CHECK(w.node(max(x, y)) == w.node(max(y, x)));
    CHECK(w.node(hypot(x, y)) == w.node(hypot(y, x)));
    CHECK((x == y).in(*w.g) == (y == x).in(*w.g));
    CHECK((x < y && y < 1.0).in(*w.g) == (y < 1.0 && x < y).in(*w.g));
    CHECK(w.node(x - y) != w.node(y - x));
    CHECK(w.node(x / y) != w.node(y / x));
    CHECK(w.node(atan2(x, y)) != w.node(atan2(y, x)));
    CHECK((x < y).in(*w.g) != (y < x).in(*w.g));
    CHECK(w.node(min(x, y)) != w.node(max(x, y)));
}

TEST_CASE("constants are one node for each pattern of bits", "[graph]") {
    workshop w;
    double const nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(w.g->constant_node(0.5) == w.g->constant_node(0.5));
    CHECK(w.g->constant_node(0.0) != w.g->constant_node(-0.0));
    CHECK(w.g->constant_node(nan) == w.g->constant_node(nan));
    CHECK(w.g->constant_node(1.0) != w.g->input_node(0));
}

TEST_CASE("a graph that grows too large says so and stays in bounds", "[graph]") {
    workshop w;
    tl::symbol sum = w.x;
    for (int k = 0; k < 20; ++k) sum = sin(sum) + w.y;
    CHECK(!w.g->too_large);
    for (int k = 0; k < 100; ++k) sum = sin(sum) + w.y;
    CHECK(w.g->too_large);
    CHECK(w.g->size == TAPELESS_MAX_NODES);
    CHECK(w.node(sum) < w.g->size);
}

TEST_CASE("an adopted graph keeps its numbers and is found again", "[graph]") {
    static constexpr auto f =
        tl::function([](auto a, auto b) { return 3.5 * sin(a) + max(a * b, b); });
    constexpr auto const& source = decltype(f)::definition::at<double, double>::graph;
    auto const g = std::make_unique<tl::builder>();
    g->adopt(source);
    REQUIRE(g->size == source.size);
    for (int i = 1; i < g->size; ++i) CHECK(g->node[i] == source.node[i]);
    int const input[] = {g->input_node(0), g->input_node(1)};
    int output[1];
    tl::splice(*g, source, input, output);
    CHECK(output[0] == source.output[0]);
    CHECK(g->size == source.size); // all of it was there
}

TEST_CASE("a graph spliced onto other nodes is the composition", "[graph]") {
    static constexpr auto f = tl::function([](auto a, auto b) { return a - b * exp(a); });
    workshop w;
    int const input[] = {w.node(w.x * w.y), w.node(w.x)};
    int output[1];
    tl::splice(*w.g, decltype(f)::definition::at<double, double>::graph, input, output);
    CHECK(output[0] == w.node(w.x * w.y - w.x * exp(w.x * w.y)));
}

TEST_CASE("rewriting goes on where a graph is spliced onto constants", "[graph]") {
    static constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(b); });
    workshop w;
    int const input[] = {w.node(w.x), w.g->constant_node(0.0)};
    int output[1];
    w.g->granted = tl::licence::real;
    tl::splice(*w.g, decltype(f)::definition::at<double, double>::graph, input, output);
    CHECK(tl::is_zero(*w.g, output[0]));
}

TEST_CASE("pruning keeps what the results need, in order", "[graph]") {
    workshop w;
    auto [x, y] = std::pair{w.x, w.y};
    auto const dead = exp(y) * 7.0;
    auto const kept = sin(x) * 2.5;
    tl::stage<2> s;
    s.inputs = 2;
    s.output[0] = w.node(kept), s.output[1] = w.node(x);
    static_cast<void>(dead);
    tl::prune(s, *w.g);
    REQUIRE(s.nodes.size == 5); // no node, x, sin(x), 2.5, and the product
    CHECK(s.nodes.constants == 1);
    CHECK(s.nodes.constant[0] == 2.5);
    for (int i = 1; i < s.nodes.size; ++i)
        if (tl::code_of(s.nodes.node[i]) > tl::code::input) {
            CHECK(tl::first(s.nodes.node[i]) < i);
            CHECK(tl::second(s.nodes.node[i]) < i);
        }
    CHECK(tl::code_of(s.nodes.node[s.output[0]]) == tl::code::multiply);
    CHECK(s.nodes.node[s.output[1]] == tl::pack(tl::code::input, 0));
}

TEST_CASE("a finished graph has no spare room", "[graph]") {
    static constexpr auto f = tl::function([](auto a, auto b) {
        auto const unused = exp(b);
        static_cast<void>(unused);
        return sin(a) + sin(a) * 1.5;
    });
    constexpr auto const& g = decltype(f)::definition::at<double, double>::graph;
    static_assert(g.size == 6 && g.constants == 1 && g.outputs == 1 && g.inputs == 2);
    CHECK(f(0.0, 1.0) == 0.0);
}

} // namespace
