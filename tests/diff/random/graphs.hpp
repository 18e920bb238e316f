// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <diff/random/semantics.hpp>

#include <tapeless/print/infix.hpp>

#include <memory>
#include <string>
#include <vector>

/// The library's graphs made and differentiated at run time, and an interpreter for them.
namespace random_test {

/// A graph under construction with its results: what the library has inside a constant evaluation.
struct built {
    std::unique_ptr<tl::builder> g;
    int inputs = 0;
    std::vector<int> outputs;

    built copy() const { return {std::make_unique<tl::builder>(*g), inputs, outputs}; }
};

/// The nodes of a recipe's steps, by the constructors that operators call.
inline std::vector<int> insert(tl::builder& g, recipe const& r, std::vector<int> const& input) {
    std::vector<int> node;
    for (step const& s : r.steps) {
        if (s.op == input_step) {
            node.push_back(input[static_cast<std::size_t>(s.x[0])]);
        } else if (s.op == constant_step) {
            node.push_back(g.constant_node(s.constant));
        } else {
            int x[3]{};
            for (int k = 0; k < 3; ++k) x[k] = node[static_cast<std::size_t>(s.x[k])];
            int const code = s.op < 5 ? tl::code::add + s.op : 0; // + - * / and the sign
            node.push_back(code != 0
                               ? tl::reinsert(g, code, x[0], x[1], 0)
                               : tl::call(g, *catalogue()[static_cast<std::size_t>(s.op)], x));
        }
    }
    return node;
}

inline built build(recipe const& r, tl::licence granted = tl::licence::zero_sign) {
    built f{std::make_unique<tl::builder>(), r.inputs, {}};
    f.g->granted = granted;
    std::vector<int> input;
    for (int k = 0; k < r.inputs; ++k) input.push_back(f.g->input_node(k));
    std::vector<int> const node = insert(*f.g, r, input);
    for (int const out : r.outputs) f.outputs.push_back(node[static_cast<std::size_t>(out)]);
    return f;
}

/// Seeds, passes and results of the library's gradient: the slopes of one output.
inline built gradient(built const& of, std::size_t output) {
    built f = of.copy();
    tl::builder& g = *f.g;
    int const end = g.size;
    std::unique_ptr<bool[]> const active(new bool[tl::node_list::capacity]{});
    std::unique_ptr<tl::adjoint[]> const w(new tl::adjoint[tl::node_list::capacity]{});
    for (int k = 0; k < f.inputs; ++k) active[static_cast<std::size_t>(g.input_node(k))] = true;
    tl::mark_active(g, active.get(), end);
    w[static_cast<std::size_t>(f.outputs[output])] = {g.constant_node(1), 0};
    tl::reverse(g, active.get(), w.get(), end - 1, 1);
    f.outputs.clear();
    for (int k = 0; k < f.inputs; ++k) {
        int const slope = tl::settle(g, w[static_cast<std::size_t>(g.input_node(k))]);
        f.outputs.push_back(slope != 0 ? slope : g.constant_node(0));
    }
    return f;
}

/// The tangents of all outputs by forward mode; input n + k is the tangent of input k of n.
inline built tangents(built const& of) {
    built f = of.copy();
    tl::builder& g = *f.g;
    int const end = g.size;
    std::unique_ptr<int[]> const tangent(new int[tl::node_list::capacity]{});
    for (int k = 0; k < f.inputs; ++k)
        tangent[static_cast<std::size_t>(g.input_node(k))] = g.input_node(f.inputs + k);
    tl::forward(g, tangent.get(), 1, end);
    for (int& out : f.outputs) {
        int const t = tangent[static_cast<std::size_t>(out)];
        out = t != 0 ? t : g.constant_node(0);
    }
    f.inputs *= 2;
    return f;
}

/// A finished graph of fixed sizes, for the passes that take those from the type; spare nodes are
/// constants, spare operations are never called.
using frozen = tl::graph<2048, 512, 100, 4>;

inline std::unique_ptr<frozen> frozen_copy(tl::node_list const& nodes, int inputs,
                                           std::vector<int> const& outputs) {
    auto result = std::make_unique<frozen>();
    result->inputs = inputs;
    result->too_large =
        nodes.size > frozen::size || nodes.constants > frozen::constants || outputs.size() > 4;
    if (result->too_large) return nullptr;
    std::copy(nodes.node, nodes.node + nodes.size, result->node);
    std::copy(nodes.constant, nodes.constant + nodes.constants, result->constant);
    std::fill(result->operation, result->operation + frozen::operations, &tl::info_of<tl::fma_op>);
    std::copy(nodes.operation, nodes.operation + nodes.operations, result->operation);
    for (std::size_t k = 0; k < 4; ++k)
        result->output[k] = outputs[k < outputs.size() ? k : outputs.size() - 1];
    return result;
}

/// The live nodes alone, as after every pass of the library; `f` is used up. Every result is listed
/// up to four times.
inline std::unique_ptr<tl::stage<4>> pruned(built&& f) {
    auto s = std::make_unique<tl::stage<4>>();
    s->inputs = f.inputs;
    for (std::size_t k = 0; k < 4; ++k)
        s->output[k] = f.outputs[k < f.outputs.size() ? k : f.outputs.size() - 1];
    tl::prune(*s, *f.g);
    return s;
}
inline std::unique_ptr<frozen> freeze(built&& f) {
    auto const s = pruned(std::move(f));
    return frozen_copy(s->nodes, s->inputs, {s->output, s->output + 4});
}

inline int catalogue_number(tl::operation_info const& info) {
    for (std::size_t k = 0; k < catalogue().size(); ++k)
        if (catalogue()[k] == &info) return static_cast<int>(k);
    return -1;
}

template <class Value>
Value named_constant(std::string const& name) {
    if (name == "ln2") return Value(std::numbers::ln2_v<real>);
    if (name == "ln10") return Value(std::numbers::ln10_v<real>);
    if (name == "two_over_sqrt_pi") return Value(2 / std::sqrt(semantics::pi));
    return Value(std::numeric_limits<real>::quiet_NaN());
}

/// The values of all nodes, by this test's own meaning of each operation.
template <class Value>
std::vector<Value> interpret(tl::node_list const& g, std::vector<Value> const& in) {
    std::vector<Value> value(static_cast<std::size_t>(g.size));
    for (int i = 1; i < g.size; ++i) {
        tl::word const n = g.node[i];
        Value& y = value[static_cast<std::size_t>(i)];
        int const op = tl::code_of(n);
        if (op == tl::code::constant) {
            y = Value(g.constant_at(i));
        } else if (op == tl::code::input) {
            y = in[static_cast<std::size_t>(tl::first(n))];
        } else {
            Value const x[3] = {value[static_cast<std::size_t>(tl::first(n))],
                                value[static_cast<std::size_t>(tl::second(n))],
                                value[static_cast<std::size_t>(tl::third(n))]};
            tl::operation_info const& info = tl::info_at(g, op);
            y = info.arity == 0 ? named_constant<Value>(info.name)
                                : semantics::apply(catalogue_number(info), x);
        }
    }
    return value;
}

template <class Value>
std::vector<Value> results(built const& f, std::vector<Value> const& in) {
    std::vector<Value> const value = interpret(*f.g, in);
    std::vector<Value> out;
    for (int const k : f.outputs) out.push_back(value[static_cast<std::size_t>(k)]);
    return out;
}

/// How large the numbers grow on the way: rounding errors are measured by it.
inline real magnitude(built const& f, std::vector<real> const& in) {
    real largest = 1;
    for (real const x : interpret(*f.g, in))
        if (std::fabs(x) < 1e300L) largest = std::max(largest, std::fabs(x));
    return largest;
}

inline std::string text(built const& f) {
    tl::print::list<std::string> names;
    for (int k = 0; k < f.inputs; ++k) names.push_back("x" + std::to_string(k));
    return tl::print::infix_writer({f.g->size, f.g->node, f.g->constant, f.g->operation,
                                    f.outputs.data(), static_cast<int>(f.outputs.size()),
                                    std::move(names)})
        .write();
}

inline std::string describe(recipe const& r) {
    std::string at;
    for (double const x : r.point) at += " " + tl::print::number_text(x);
    return "seed " + std::to_string(r.seed) + " at" + at + ": " + text(build(r));
}

} // namespace random_test
