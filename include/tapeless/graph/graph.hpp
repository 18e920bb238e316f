// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/info.hpp>

namespace tapeless {

/// A finished graph: the live nodes in the order of their definition, and which of them are
/// results. All of it is data; a graph is a value of constant evaluation.
template <int Nodes, int Constants, int Operations, int Outputs>
struct graph {
    static constexpr int size = Nodes; // counts node 0
    static constexpr int constants = Constants;
    static constexpr int operations = Operations; // counts the codes known to every graph
    static constexpr int outputs = Outputs;
    int inputs = 0;
    bool too_large = false;
    word node[Nodes]{};
    double constant[Constants + 1]{};
    operation_info const* operation[Operations + 1]{};
    int output[Outputs + 1]{};
};

/// What a constant evaluation hands on: nodes, and which of them are results.
template <int Outputs>
struct stage {
    static constexpr int outputs = Outputs;
    node_list nodes;
    int inputs = 0;
    word lacking = 0; // hash of an operation whose derivative was needed and is not known
    int output[Outputs + 1]{};
};

/// Marks what the outputs need, and counts the uses of each node.
template <int Outputs>
constexpr void count_uses(stage<Outputs> const& s, builder const& g, int* uses) {
    for (int k = 0; k < Outputs; ++k) ++uses[s.output[k]];
    for (int i = g.size - 1; i > 0; --i) {
        word const n = g.node[i];
        if (uses[i] == 0 || n >> code_shift <= code::input) continue;
        ++uses[n >> first_shift & operand_mask];
        ++uses[n >> second_shift & operand_mask];
        ++uses[n & operand_mask];
    }
}

/// The product a * (1 / b) as a / b, where nothing else needs the reciprocal.
constexpr word without_lone_reciprocal(builder const& g, int* uses, word n) {
    int const operand[2] = {first(n), second(n)};
    for (int k = 0; k < 2; ++k) {
        int const r = operand[k];
        word const inverse = g.node[r];
        if (inverse >> code_shift != code::divide || uses[r] != 1) continue;
        if (!g.is_constant(first(inverse)) || g.constant_at(first(inverse)) != 1) continue;
        uses[r] = 0;
        return pack(code::divide, operand[1 - k], second(inverse));
    }
    return n;
}

/// The nodes that the outputs need, in place of all that were made on the way.
template <int Outputs>
constexpr void prune(stage<Outputs>& s, builder& g) {
    int uses[node_list::capacity]{};
    int moved[node_list::capacity]{};
    count_uses(s, g, uses);
    for (int i = g.size - 1; i > 0; --i)
        if (uses[i] != 0 && g.node[i] >> code_shift == code::multiply &&
            (g.node[g.node[i] >> first_shift & operand_mask] >> code_shift == code::divide ||
             g.node[g.node[i] >> second_shift & operand_mask] >> code_shift == code::divide))
            g.node[i] = without_lone_reciprocal(g, uses, g.node[i]);
    node_list& kept = s.nodes;
    for (int i = code::first_called; i < g.operations; ++i) kept.operation[i] = g.operation[i];
    kept.operations = g.operations;
    kept.too_large = g.too_large;
    for (int i = 1; i < g.size; ++i) {
        if (uses[i] == 0) continue;
        word const n = g.node[i];
        word const op = n >> code_shift;
        if (op == code::constant) kept.constant[kept.constants] = g.constant[first(n)];
        kept.node[kept.size] = op == code::constant ? pack(code::constant, kept.constants++)
                               : op == code::input  ? n
                                                    : renumbered(n, moved);
        moved[i] = kept.size++;
    }
    for (int k = 0; k < Outputs; ++k) s.output[k] = moved[s.output[k]];
}

template <auto const& Stage, int Outputs>
constexpr auto shrink_finished() {
    graph<Stage.nodes.size, Stage.nodes.constants, Stage.nodes.operations, Outputs> result;
    result.inputs = Stage.inputs;
    result.too_large = Stage.nodes.too_large;
    for (int i = 0; i < Stage.nodes.size; ++i) result.node[i] = Stage.nodes.node[i];
    for (int i = 0; i < Stage.nodes.constants; ++i) result.constant[i] = Stage.nodes.constant[i];
    for (int i = 0; i < Stage.nodes.operations; ++i) result.operation[i] = Stage.nodes.operation[i];
    for (int i = 0; i < Outputs; ++i) result.output[i] = Stage.output[i];
    return result;
}

/// A stage without its spare room: the form that graphs are kept, printed and spliced in.
template <auto const& Stage, int Outputs = std::remove_cvref_t<decltype(Stage)>::outputs>
constexpr auto shrink() {
    constexpr bool finished = requires { typename std::bool_constant<(Stage.nodes.size > 0)>; };
    static_assert(finished, TAPELESS_SAYS_UNFINISHED);
    if constexpr (finished)
        return shrink_finished<Stage, Outputs>();
    else
        return graph<1, 0, code::first_called, Outputs>{};
}

/// Inserts a finished graph into `g` with `input[k]` in place of its k-th input, and writes the
/// nodes of its results to `output`. Calls of functions inside functions, and every pass, begin
/// here.
template <class Graph>
constexpr void splice(builder& g, Graph const& source, int const* input, int* output) {
    int moved[Graph::size]{};
    int op_in_g[max_operations]{};
    g.too_large = g.too_large || source.too_large;
    for (int i = 1; i < Graph::size; ++i) {
        word const n = source.node[i];
        int op = code_of(n);
        if (op == code::constant) {
            moved[i] = g.constant_node(source.constant[first(n)]);
        } else if (op == code::input) {
            moved[i] = input[first(n)];
        } else {
            if (op >= code::first_called) {
                if (op_in_g[op] == 0) op_in_g[op] = g.code_for(source.operation[op]);
                op = op_in_g[op];
            }
            moved[i] = reinsert(g, op, moved[first(n)], moved[second(n)], moved[third(n)]);
        }
    }
    for (int k = 0; k < Graph::outputs; ++k) output[k] = moved[source.output[k]];
}

} // namespace tapeless
