// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_MAX_NODES 1024

#include <tapeless/print/infix.hpp>
#include <tapeless/tapeless.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <memory>
#include <set>

namespace tl = tapeless;

namespace {

/// An operation of a user, of which the derivative is not known.
struct opaque_op : tl::unary {
    static constexpr char const* name = "opaque";
    static constexpr auto value(auto const& x) { return x * x; }
};

template <class... Op>
void each(tl::operation_list<Op...>, auto const& f) {
    (f(tl::info_of<Op>), ...);
}

TEST_CASE("operations of the catalogue are told apart by name and arity", "[graph]") {
    std::set<tl::word> hashes;
    int count = 0;
    each(tl::catalogue{}, [&](tl::operation_info const& info) {
        hashes.insert(info.hash);
        ++count;
    });
    CHECK(hashes.size() == static_cast<std::size_t>(count));
    CHECK(tl::info_of<tl::hypot_op>.hash != tl::info_of<tl::hypot3_op>.hash);
    CHECK(tl::info_of<tl::negate_op>.hash != tl::info_of<tl::subtract_op>.hash);
}

TEST_CASE("every operation of the catalogue has a rule, and twins name each other", "[graph]") {
    each(tl::catalogue{}, [](tl::operation_info const& info) {
        CAPTURE(info.name);
        CHECK(info.has_rule);
        CHECK(info.has_rule == (info.pullback != nullptr));
        CHECK(info.simplifies == (info.simplify != nullptr));
        CHECK((info.arity >= 1 && info.arity <= 3));
    });
    CHECK(!tl::info_of<opaque_op>.has_rule);
    CHECK((tl::info_of<tl::sin_op>.twin == tl::info_of<tl::cos_op>.hash ||
           tl::info_of<tl::cos_op>.twin == tl::info_of<tl::sin_op>.hash));
    CHECK(tl::info_of<tl::exp_op>.twin == 0);
}

TEST_CASE("constants are folded by the operation itself", "[graph]") {
    double const x[3] = {0.5, 2, 3};
    CHECK(tl::info_of<tl::sin_op>.fold(x) == std::sin(0.5));
    CHECK(tl::info_of<tl::pow_op>.fold(x) == 0.25);
    CHECK(tl::info_of<tl::fma_op>.fold(x) == 4);
    CHECK(tl::info_of<tl::less_op>.fold(x) == 1);
    CHECK(tl::info_of<tl::select_op>.fold(x) == 2);
    CHECK(tl::info_of<tl::ln2_op>.fold(x) == std::log(2.0));
}

struct workshop {
    std::unique_ptr<tl::builder> g = std::make_unique<tl::builder>();
    tl::symbol x{g.get(), g->input_node(0)}, y{g.get(), g->input_node(1)},
        w{g.get(), g->input_node(2)};

    std::string text(int node) const {
        if (node == 0) return "nothing";
        tl::print::list<std::string> names;
        for (char const* name : {"x", "y", "w"}) names.push_back(name);
        return tl::print::infix_writer(
                   {g->size, g->node, g->constant, g->operation, &node, 1, std::move(names)})
            .write();
    }
    /// What flows to the operands (x, y) from a result with the adjoint w.
    template <class Op>
    std::array<tl::adjoint, 3> flow(tl::symbol const& result, bool to_x, bool to_y) {
        std::array<tl::adjoint, 3> out;
        int const operand[] = {x.in(*g), y.in(*g), 0};
        bool const active[] = {to_x, to_y, false};
        tl::info_of<Op>.pullback(*g, result.in(*g), operand, active, {w.in(*g), 0}, out.data());
        return out;
    }
};

TEST_CASE("adjoints flow to active operands alone", "[graph]") {
    workshop s;
    auto const both = s.flow<tl::atan2_op>(atan2(s.x, s.y), true, true);
    CHECK(s.text(both[0].value) != "nothing");
    CHECK(s.text(both[1].value) != "nothing");
    auto const first = s.flow<tl::multiply_op>(s.x * s.y, true, false);
    CHECK(s.text(first[0].value) == "w * y");
    CHECK(s.text(first[1].value) == "nothing");
    CHECK(s.text(s.flow<tl::floor_op>(floor(s.x), true, false)[0].value) == "nothing");
}

TEST_CASE("the adjoint of max is guarded", "[graph]") {
    workshop s;
    auto const out = s.flow<tl::max_op>(max(s.x, s.y), true, true);
    CHECK(s.text(out[0].where) == "y <= x");
    CHECK(s.text(out[1].where) == "x <= y");
    auto const [a, b] = std::pair{s.x, s.y}; // which operand of == is first, the compiler chooses
    CHECK(out[0].value == (s.w * select(a == b, 0.5, 1.0)).in(*s.g));
}

TEST_CASE("sums of guarded adjoints select as little as they can", "[graph]") {
    workshop s;
    tl::builder& g = *s.g;
    int const a = s.x.in(g), b = s.y.in(g);
    auto const c = s.x < s.y, d = s.y < 1.0;
    int const where = c.in(g), other = (!c).in(g);
    auto const sum = [&](tl::adjoint p, tl::adjoint q) { return tl::sum(g, p, q); };
    auto const settled = [&](tl::adjoint p, tl::adjoint q) {
        return s.text(tl::settle(g, sum(p, q)));
    };
    CHECK(sum({}, {b, where}).where == where);
    CHECK(settled({a, where}, {b, where}) == "select(x < y, x + y, 0)");
    CHECK(settled({a, where}, {b, other}) == "select(x < y, x, y)");
    CHECK(settled({a, other}, {b, where}) == "select(x < y, y, x)");
    CHECK(settled({a, 0}, {b, where}) == "x + select(x < y, y, 0)");
    CHECK(settled({a, where}, {b, d.in(g)}) ==
          "select(x < y || y < 1, select(x < y, x, 0) + select(y < 1, y, 0), 0)");
    int const inner = tl::both(g, d.in(g), where), outer = tl::both(g, other, d.in(g));
    CHECK(settled({a, inner}, {b, outer}) == "select(y < 1, select(x < y, x, y), 0)");
    CHECK(settled({a, outer}, {b, inner}) == "select(y < 1, select(x < y, y, x), 0)");
}

TEST_CASE("tangents of inactive operands are none", "[graph]") {
    workshop s;
    tl::builder& g = *s.g;
    int const operand[] = {s.x.in(g), s.y.in(g), 0}, none[] = {0, 0, 0},
              second[] = {0, s.w.in(g), 0};
    int const product = (s.x * s.y).in(g);
    CHECK(tl::info_of<tl::multiply_op>.pushforward(g, product, operand, none) == 0);
    CHECK(s.text(tl::info_of<tl::multiply_op>.pushforward(g, product, operand, second)) == "w * x");
}

} // namespace
