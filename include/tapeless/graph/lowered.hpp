// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>
#include <tapeless/op/attach.hpp>

namespace tapeless {

/// Whether some values of the graph carry derivatives of their own making.
template <class Graph>
constexpr bool has_attachments(Graph const& g) {
    for (int op = code::first_called; op < Graph::operations; ++op)
        if (g.operation[op]->hash == declared<attach_op>::hash) return true;
    return false;
}

/// The graph of `Source` as it is computed: what was attached to a value for derivatives to find
/// has served, once no derivative is taken any more.
template <class Source>
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

template <class Source>
constexpr auto const& computed_graph() {
    if constexpr (has_attachments(Source::graph))
        return lowered<Source>::graph;
    else
        return Source::graph;
}

} // namespace tapeless
