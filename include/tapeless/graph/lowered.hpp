// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>
#include <tapeless/op/attach.hpp>
#include <tapeless/op/special.hpp>

namespace tapeless {

/// Whether some values of the graph carry derivatives of their own making.
template <class Graph>
constexpr bool has_attachments(Graph const& g) {
    for (int op = code::first_called; op < Graph::operations; ++op)
        if (g.operation[op]->hash == declared<attach_op>::hash) return true;
    return false;
}

/// For each exp(-x^2) whose x, or -x, has an error function in the graph: that error function.
template <class Graph>
struct gaussians {
    int beside[Graph::size]{};
    bool any = false;

    constexpr explicit gaussians(Graph const& source) {
        bool exponential = false, error_function = false;
        for (int op = code::first_called; op < Graph::operations; ++op) {
            exponential = exponential || source.operation[op]->hash == declared<exp_op>::hash;
            error_function = error_function || is_error_function(*source.operation[op]);
        }
        if (exponential && error_function) find(source);
    }
    static constexpr bool is_error_function(operation_info const& info) {
        return info.hash == declared<erf_op>::hash || info.hash == declared<erfc_op>::hash;
    }

private:
    constexpr void find(Graph const& g) {
        int function_of[Graph::size]{};
        for (int i = 1; i < Graph::size; ++i) {
            int const op = code_of(g.node[i]), x = first(g.node[i]);
            if (op < code::first_called || !is_error_function(*g.operation[op])) continue;
            function_of[code_of(g.node[x]) == code::negate ? first(g.node[x]) : x] = i;
        }
        for (int i = 1; i < Graph::size; ++i) {
            int const op = code_of(g.node[i]);
            if (op < code::first_called || g.operation[op]->hash != declared<exp_op>::hash)
                continue;
            word const exponent = g.node[first(g.node[i])], square = g.node[first(exponent)];
            if (code_of(exponent) != code::negate || code_of(square) != code::multiply) continue;
            if (first(square) == second(square)) beside[i] = function_of[first(square)];
            any = any || beside[i] != 0;
        }
    }
};

/// exp(-x^2) beside that error function of x, where it is in `g`. Its operand may be a negation
/// that stands behind the exponential.
template <class Graph>
constexpr int gaussian_node(builder& g, Graph const& source, int* moved, int function) {
    word const n = source.node[function];
    int const x = first(n);
    if (moved[x] == 0) moved[x] = negate(g, moved[first(source.node[x])]);
    operation_info const* info = &info_of<gaussian_op<erf_op>>;
    if (source.operation[code_of(n)]->hash == declared<erfc_op>::hash)
        info = &info_of<gaussian_op<erfc_op>>;
    return call(g, *info, moved + x);
}

/// The graph of `Source` without what was attached to values for derivatives to find: it has
/// served, once no derivative is taken any more. For a program, exponentials that an error function
/// computes along become nodes of their own (`Paired`).
template <class Source, bool Paired>
struct lowered {
    static consteval auto lower() {
        auto const& source = Source::graph;
        using Graph = std::remove_cvref_t<decltype(source)>;
        builder g;
        g.granted = licence::exact;
        g.too_large = source.too_large;
        stage<Graph::outputs> s;
        s.inputs = source.inputs;
        int moved[Graph::size]{};
        gaussians<Graph> const pairs(source);
        for (int i = 1; i < Graph::size; ++i) {
            word const n = source.node[i];
            int const op = code_of(n);
            if (op == code::constant)
                moved[i] = g.constant_node(source.constant[first(n)]);
            else if (op == code::input)
                moved[i] = g.input_node(first(n));
            else if (op < code::first_called)
                moved[i] = reinsert(g, op, moved[first(n)], moved[second(n)], moved[third(n)]);
            else if (source.operation[op]->hash == declared<attach_op>::hash)
                moved[i] = moved[first(n)];
            else if (Paired && pairs.beside[i] != 0)
                moved[i] = gaussian_node(g, source, moved, pairs.beside[i]);
            else {
                int const x[3] = {moved[first(n)], moved[second(n)], moved[third(n)]};
                moved[i] = call(g, *source.operation[op], x);
            }
        }
        for (int k = 0; k < Graph::outputs; ++k) s.output[k] = moved[source.output[k]];
        prune(s, g);
        return s;
    }
    static constexpr auto finished = lower();
    static constexpr auto graph = shrink<finished>();
};

/// What a program of `Source` computes, for people to read and count.
template <class Source>
constexpr auto const& computed_graph() {
    if constexpr (has_attachments(Source::graph))
        return lowered<Source, false>::graph;
    else
        return Source::graph;
}

/// The same as the machine computes it.
template <class Source>
constexpr auto const& program_graph() {
    using Graph = std::remove_cvref_t<decltype(Source::graph)>;
    if constexpr (gaussians<Graph>(Source::graph).any)
        return lowered<Source, true>::graph;
    else
        return computed_graph<Source>();
}

} // namespace tapeless
