// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/in_parts.hpp>
#include <tapeless/diff/linear_part.hpp>
#include <tapeless/diff/wrt.hpp>

namespace tapeless {

namespace custom {

/// A function with a rule for its derivative: its graph in a fresh builder, where the tangents or
/// cotangents of the rule are inputs behind its own.
template <class Inner, int Seeds>
struct workspace {
    static constexpr int inputs = Inner::inputs;
    static constexpr int results = Inner::graph.outputs;

    builder g;
    int input[inputs + 1]{};
    int seed[Seeds + 1]{};
    int value[results + 1]{};
    int result[results + 1]{}; // value with the derivatives of the rule
    bool linear = true;        // as far as the rule has been seen

    constexpr workspace() {
        for (int k = 0; k < inputs; ++k) input[k] = g.input_node(k);
        for (int k = 0; k < Seeds; ++k) seed[k] = g.input_node(inputs + k);
        splice(g, Inner::graph, input, value);
        for (int k = 0; k < results; ++k) result[k] = value[k];
    }
    constexpr int differential_of(int k) {
        int const x[2] = {g.constant_node(1.0), input[k]};
        return call(g, info_of<differential_op>, x);
    }
    constexpr void attach(int k, int tangent) {
        int const x[2] = {value[k], tangent != 0 ? tangent : g.constant_node(0.0)};
        result[k] = call(g, info_of<attach_op>, x);
    }
};

/// The graph of a function with its rule, and whether the rule was linear.
template <int Outputs>
struct outcome {
    stage<Outputs> s;
    bool linear = true;
};
template <class Workspace>
constexpr auto finish(Workspace& work) {
    outcome<Workspace::results> out;
    out.linear = work.linear;
    out.s.inputs = work.inputs;
    for (int k = 0; k < work.results; ++k) out.s.output[k] = work.result[k];
    prune(out.s, work.g);
    node_list const& left = out.s.nodes;
    for (int i = 1; i < left.size; ++i) {
        bool const seed = code_of(left.node[i]) == code::input;
        if (seed && first(left.node[i]) >= work.inputs) out.linear = false;
    }
    return out;
}

template <class At>
constexpr bool is_linear() {
    static_assert(At::finished.linear, TAPELESS_SAYS_LINEAR_RULE);
    return At::finished.linear;
}

/// A function with its rule; the function alone where the rule cannot be one.
template <class Definition, class Rule, class Function>
constexpr auto with_rule(Function f) {
    constexpr bool stateless = std::is_empty_v<Rule> && std::is_default_constructible_v<Rule>;
    static_assert(stateless, TAPELESS_SAYS_STATELESS);
    if constexpr (stateless)
        return function_object<Definition>{};
    else
        return f;
}

/// Whether a graph reads one of the inputs from `begin` to before `end`.
template <class Graph>
constexpr bool reads(Graph const& g, int begin, int end) {
    for (int i = 1; i < Graph::size; ++i)
        if (code_of(g.node[i]) == code::input && first(g.node[i]) >= begin &&
            first(g.node[i]) < end)
            return true;
    return false;
}

template <class Rule>
struct definition_of {
    using type = traced<Rule>;
};
template <class Definition>
struct definition_of<function_object<Definition>> {
    using type = Definition;
};

/// Whether the rule can be called with arguments of these shapes.
template <class Rule, class... Shape>
inline constexpr bool callable = requires(Rule rule, traced_argument<Shape>&... argument) {
    rule(argument...);
};
template <class Rule, class Expected, class... Shape>
constexpr bool rule_fits() {
    if constexpr (callable<Rule, Shape...>) {
        using Definition = typename definition_of<Rule>::type;
        if constexpr (Definition::template accepts<Shape...>())
            return std::is_same_v<typename Definition::template at<Shape...>::result, Expected>;
        else
            return false;
    } else
        return false;
}

} // namespace custom

} // namespace tapeless
