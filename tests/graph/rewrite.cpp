// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_MAX_NODES 1024

#include <tapeless/print/infix.hpp>
#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <limits>
#include <memory>
#include <string>
#include <vector>

/// What each licence rewrites, and what it leaves alone. Whether the values are kept is the matter
/// of random_rewrite.cpp.
namespace tl = tapeless;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using tl::licence;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto one = tl::constant<1.0>; // numbers beside numbers: C++ would compute them itself
constexpr auto two = tl::constant<2.0>;
constexpr auto three = tl::constant<3.0>;

/// What a graph has for the expression, which is a record of the operations as written.
template <tl::word Root, int Held>
std::string under(licence granted, tl::expression<Root, Held> const& e) {
    auto const l = std::make_unique<tl::loader>();
    l->g.granted = granted;
    double const none = 0;
    double const* held = Held > 0 ? e.held_values() : &none;
    int const node = l->load(find(tl::record_key<Root>{}), held, tl::loader::as_constants);
    tl::print::list<std::string> names;
    for (int k = 0; k < l->variables; ++k) names.push_back(l->name[k]);
    return tl::print::infix_writer(
               {l->g.size, l->g.node, l->g.constant, l->g.operation, &node, 1, std::move(names)})
        .write();
}
std::string exact(auto const& e) { return under(licence::exact, tl::as_expression(e)); }
std::string usual(auto const& e) { return under(licence::zero_sign, tl::as_expression(e)); }
std::string finite(auto const& e) { return under(licence::finite, tl::as_expression(e)); }
std::string real(auto const& e) { return under(licence::real, tl::as_expression(e)); }

TEST_CASE("neutral elements", "[graph]") {
    CHECK(exact(x + 0.0) == "x + 0"); // -0 + 0 is 0
    CHECK(exact(x + -0.0) == "x");
    CHECK(exact(-0.0 + x) == "x");
    CHECK(exact(x - 0.0) == "x");
    CHECK(exact(x - -0.0) == "x - -0"); // -0 - -0 is 0
    CHECK(exact(x * 1.0) == "x");
    CHECK(exact(x / 1.0) == "x");
    CHECK(usual(x + 0.0) == "x");
    CHECK(usual(0.0 + x) == "x");
    CHECK(usual(x - -0.0) == "x");
    CHECK(finite(x + 0.0) == "x + 0"); // another licence
}

TEST_CASE("signs", "[graph]") {
    CHECK(exact(-(-x)) == "x");
    CHECK(exact(x * -1.0) == "-x");
    CHECK(exact(x / -1.0) == "-x");
    CHECK(exact(-0.0 - x) == "-x");
    CHECK(exact(0.0 - x) == "0 - x"); // 0 - 0 is 0
    CHECK(usual(0.0 - x) == "-x");
    CHECK(exact(x + -y) == "x - y");
    CHECK(exact(-x + y) == "y - x");
    CHECK(exact(x - -y) == "x + y");
    CHECK(exact(-x * y) == "-x * y");
    CHECK(exact(-x * -y) == "x * y");
    CHECK(exact(-x / -y) == "x / y");
    CHECK(exact(-x * 3.0) == "-3 * x");
    CHECK(exact(-(x - y)) == "-(x - y)"); // -(x - x) is -0
    CHECK(usual(-(x - y)) == "y - x");
    CHECK(exact(-x - y) == "-x - y"); // -0 - -0 is 0, -(0 + -0) is -0
    CHECK(usual(-x - y) == "-(x + y)");
    CHECK(usual(-x + -y) == "-(x + y)");
}

TEST_CASE("zero and the operand itself", "[graph]") {
    CHECK(usual(0.0 * x) == "0 * x"); // x may be NaN or infinite
    CHECK(usual(x - x) == "x - x");
    CHECK(usual(x / x) == "x / x");
    CHECK(usual(0.0 / x) == "0 / x");
    CHECK(finite(0.0 * x) == "0");
    CHECK(finite(x * 0.0) == "0");
    CHECK(finite(x - x) == "0");
    CHECK(finite(x / x) == "1");
    CHECK(finite(0.0 / x) == "0");
    CHECK(exact(x + x) == "2 * x");
    CHECK(real(x - x + y) == "y");
}

TEST_CASE("powers of two divide by multiplying, others do not", "[graph]") {
    CHECK(exact(x / 2.0) == "x * 0.5");
    CHECK(exact(x / -0.25) == "x * -4");
    CHECK(usual(x / 3.0) == "x / 3");
    CHECK(usual(x / 10.0) == "x / 10");
    CHECK(usual(x / 0.0) == "x / 0");
    CHECK(usual(x / 0x1p-1060) != "x * inf"); // the reciprocal would overflow
}

TEST_CASE("constants fold, unless the compiler would refuse", "[graph]") {
    CHECK(exact(two * three + x) == "6 + x");
    CHECK(exact(sin(0.0 * one) + x) == "0 + x");
    CHECK(exact(x * 0.0 + 1e300) == "x * 0 + 1e+300");
    auto const g = std::make_unique<tl::builder>();
    auto const node = [&](double value) { return g->constant_node(value); };
    CHECK(g->constant_at(tl::add(*g, node(1), node(2))) == 3);
    CHECK(g->constant_at(tl::divide(*g, node(1), node(3))) == 1.0 / 3);
    CHECK(!g->is_constant(tl::multiply(*g, node(1e300), node(1e300))));
    CHECK(!g->is_constant(tl::divide(*g, node(1), node(0))));
    CHECK(!g->is_constant(tl::subtract(*g, node(inf), node(inf))));
    CHECK(!g->is_constant(tl::multiply(*g, node(nan), node(3))));
}

TEST_CASE("factors merge under the licence to reassociate", "[graph]") {
    CHECK(usual(3.0 * (5.0 * x)) == "3 * 5 * x");
    CHECK(under(licence::reassociate, 3.0 * (5.0 * x)) == "15 * x");
    CHECK(real(3.0 * (x * 5.0) * 2.0) == "30 * x");
    CHECK(real(0.5 * (2.0 * x)) == "x");
    CHECK(real(1e300 * (1e300 * x)) == "1e+300 * 1e+300 * x");
}

TEST_CASE("powers with whole exponents are products", "[graph]") {
    CHECK(exact(pow(x, 0)) == "1");
    CHECK(exact(pow(x, 1)) == "x");
    CHECK(exact(pow(x, 2)) == "x * x");
    CHECK(exact(pow(x, y)) == "pow(x, y)");
}

TEST_CASE("known conditions choose at once", "[graph]") {
    CHECK(exact(select(one < two, x, y)) == "x");
    CHECK(exact(select(x < y && one < 2.0, x, y)) == "select(x < y, x, y)");
    CHECK(exact(select(x < y && two < 1.0, x, y)) == "y");
    CHECK(exact(select(x < y || one < 2.0, x, y)) == "x");
    CHECK(exact(select(x < x, x, y)) == "select(x < x, x, y)");
}

TEST_CASE("a reciprocal that only one product uses becomes a quotient", "[graph]") {
    constexpr auto single = tl::function([](auto a, auto b) { return a * (1.0 / b); });
    constexpr auto shared = tl::function([](auto a, auto b) {
        auto const r = 1.0 / b;
        return std::pair{a * r, b * a * r};
    });
    CHECK(tl::to_string<double, double>(single) == "x0 / x1");
    CHECK(tl::to_string<double, double>(shared) == "(x0 * (1 / x1), x1 * x0 * (1 / x1))");
}

} // namespace
