// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define TAPELESS_MAX_NODES 8192

#include <diff/random/graphs.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <vector>

/// Schedules of random functions and their gradients, run instruction by instruction: what an
/// instruction reads has been written before, nothing is written twice, and the results are those
/// of the graph.
namespace random_test {
namespace {

constexpr int block = tl::block_size;

class machine {
public:
    machine(tl::scheduler<frozen> const& s, std::vector<real> const& inputs)
        : g(s.g), p(s.p), in(inputs) {
        for (int i = 0; i < p.size && fault.empty(); ++i) run(i);
    }
    real result(int k) {
        if (p.blocks() <= 1) return at(temporaries, p.output[k], "no temporary is the result");
        return at(results, k, "a result is not written");
    }
    std::string fault;
    int twins = 0;

private:
    frozen const& g;
    std::remove_cvref_t<decltype(std::declval<tl::scheduler<frozen>&>().p)> const& p;
    std::vector<real> const& in;
    std::map<int, real> temporaries, masks, frame, mask_frame, results;

    void blame(char const* what) {
        if (fault.empty()) fault = what;
    }
    real at(std::map<int, real> const& from, int i, char const* what) {
        auto const found = from.find(i);
        if (found != from.end()) return found->second;
        blame(what);
        return 0;
    }
    real read(int i, tl::kind kind) {
        if (kind == tl::kind::condition)
            return i < block ? at(masks, i, "an unset mask is read")
                             : at(mask_frame, i, "an unset mask slot is read");
        return i < block ? at(temporaries, i, "an unset temporary is read")
                         : at(frame, i, "an unset slot is read");
    }
    void set(std::map<int, real>& to, int i, real x) {
        if (!to.emplace(i, x).second) blame("a place is written twice");
    }
    void write(int i, real x, tl::kind kind) {
        namespace to = tl::destination;
        bool const condition = kind == tl::kind::condition;
        set(condition ? masks : temporaries, i % block, x);
        int const store = p.store[i], mask = to::mask_slot(store), slot = to::slot(store);
        if (condition != (mask != 0) && store != 0) blame("a value goes where masks are");
        if (mask != 0) set(mask_frame, mask, x);
        if (slot != 0) set(frame, slot, x);
        if (to::is_result(store)) set(results, to::result(store), x);
        if (mask >= p.mask_slots || slot >= p.slots) blame("a slot is out of range");
    }
    void run(int i) {
        if (i % block == 0) temporaries.clear(), masks.clear();
        int const op = p.op[i];
        check_form(i, op, p.form[i]);
        if (op == tl::code::nothing || op == tl::code::twin) return;
        if (op == tl::code::constant) return write(i, p.constant[i], tl::kind::real);
        if (op == tl::code::input)
            return write(i, in[static_cast<std::size_t>(p.a[i])], tl::kind::real);
        if (op == tl::code::copy) return write(i, read(p.a[i], tl::kind::real), tl::kind::real);
        call(i, op);
    }
    /// The form, by which the instruction is emitted, says what it computes, of what, and whether
    /// the value goes anywhere.
    void check_form(int i, int op, int how) {
        namespace form = tl::form;
        namespace to = tl::destination;
        bool const sum = op == tl::code::add, product = op == tl::code::multiply;
        int const slots = (p.a[i] >= block) + (p.b[i] >= block);
        int const expected =
            op == tl::code::nothing || op == tl::code::twin ? form::idle
            : op == tl::code::constant                      ? form::constant
            : op == tl::code::input                         ? form::input
            : sum && slots < 2     ? (slots == 0 ? form::add : form::add_to)
            : product && slots < 2 ? (slots == 0 ? form::multiply : form::multiply_by)
            : op < tl::code::first_called || op == tl::code::copy ? form::arithmetic
                                                                  : form::called;
        if (how / 4 * 4 != expected) blame("an instruction has another's form");
        if (slots == 1 && (sum || product) && p.b[i] >= block) blame("a slot is not the first");
        int const store = p.store[i];
        int const goes = store == 0 ? 0 : store > 0 && !to::is_result(store) ? 1 : 2;
        if (how % 4 != goes) blame("the form does not say where the value goes");
    }
    void call(int i, int op) {
        tl::operation_info const& info = op < tl::code::first_called
                                             ? *catalogue()[static_cast<std::size_t>(op - 2)]
                                             : *g.operation[op];
        if (op >= tl::code::first_called && p.hash[op] != info.hash) blame("another operation");
        int const where[3] = {p.a[i], p.b[i], p.c[i]};
        real x[3]{};
        for (int k = 0; k < info.arity; ++k) x[k] = read(where[k], info.operands[k]);
        write(i,
              info.arity == 0 ? named_constant<real>(info.name)
                              : semantics::apply(catalogue_number(info), x),
              info.result);
        if (i + 1 < p.size && p.op[i + 1] == tl::code::twin) call_twin(i + 1, info, x);
    }
    /// The instruction behind this one has the value of its twin, of the same operand.
    void call_twin(int i, tl::operation_info const& info, real const* x) {
        ++twins;
        if (i % block == 0) blame("a pair is parted");
        for (tl::operation_info const* other : catalogue())
            if (other->twin == info.hash || other->hash == info.twin)
                return write(i, semantics::apply(catalogue_number(*other), x), tl::kind::real);
        blame("there is no twin");
    }
};

struct extent {
    int blocks, twins;
};
extent check(recipe const& r, built&& f) {
    std::vector<real> const x(r.point.begin(), r.point.end());
    auto const graph = freeze(std::move(f));
    REQUIRE(graph != nullptr);
    tl::node_list const& nodes = *[&] {
        static tl::node_list list;
        std::copy(graph->node, graph->node + frozen::size, list.node);
        std::copy(graph->constant, graph->constant + frozen::constants, list.constant);
        std::copy(graph->operation, graph->operation + frozen::operations, list.operation);
        list.size = frozen::size;
        return &list;
    }();
    std::vector<real> const value = interpret(nodes, x);
    auto const s = std::make_unique<tl::scheduler<frozen>>(*graph);
    while (!s->done()) s->advance();
    machine m(*s, x);
    for (int k = 0; k < 4; ++k) {
        real const expected = value[static_cast<std::size_t>(graph->output[k])];
        real const found = m.result(k);
        INFO(describe(r) << ": " << m.fault);
        REQUIRE(m.fault.empty());
        REQUIRE((found == expected || (found != found && expected != expected)));
    }
    return {s->p.blocks(), m.twins};
}

TEST_CASE("schedules of small random functions", "[random]") {
    int twins = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        recipe const r = random_recipe(seed);
        check(r, build(r));
        twins += check(r, gradient(build(r), 0)).twins;
    }
    CHECK(twins > 100);
}

TEST_CASE("schedules of random functions of many blocks", "[random]") {
    int most = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        cook c(seed, 4, 400);
        recipe const r = c.finish(3, 60);
        most = std::max(most, check(r, build(r)).blocks);
        most = std::max(most, check(r, gradient(build(r), 0)).blocks);
    }
    CHECK(most >= 4);
}

} // namespace
} // namespace random_test
