// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

namespace tapeless {

/// The nodes of a graph as its results need them: what the first result needs, operands first, then
/// what the second needs besides, and so on. A value then stands near those that use it, however
/// late its node was made: a derivative's nodes are made pass by pass. Calls keep the order of the
/// graph, since what is live across one has to be saved. Where results are few, that order is
/// hardly better than the graph's own, which costs the compiler nothing.
template <class Graph>
inline constexpr bool has_many_results = Graph::outputs * 32 >= Graph::size;

template <class Graph, bool ManyResults = has_many_results<Graph>>
struct result_order {
    static constexpr int size = Graph::size;
    struct own_order {
        constexpr int operator[](int i) const { return i; }
    };
    static constexpr own_order node{};

    constexpr bool done() const { return true; }
    constexpr void advance(Graph const&, bool const*, int) {}
};
template <class Graph>
struct result_order<Graph, true> {
    int node[Graph::size]{};
    int size = 0;

    constexpr bool done() const { return depth == 0 && result == Graph::outputs; }

    /// Takes so many steps, without the leaves.
    constexpr void advance(Graph const& g, bool const* leaf, int steps) {
        for (; steps > 0 && !done(); --steps) {
            if (depth == 0) path[depth++] = g.output[result++];
            int const i = path[depth - 1];
            if (leaf[i] || seen[i]) {
                --depth;
            } else if (int const before = needed_before(g, leaf, i)) {
                path[depth++] = before;
            } else {
                seen[i] = true;
                node[size++] = i;
                --depth;
            }
        }
    }

private:
    bool seen[Graph::size]{};
    int path[Graph::size + 1]{}; // from a result down to the node that is looked at
    int depth = 0, result = 0;
    int next_call = 1; // the first that is not in order

    constexpr int needed_before(Graph const& g, bool const* leaf, int i) {
        word const n = g.node[i];
        if (code_of(n) >= code::first_called) {
            while (seen[next_call] || code_of(g.node[next_call]) < code::first_called) ++next_call;
            if (next_call < i) return next_call;
        }
        for (int const x : {first(n), second(n), third(n)})
            if (x != 0 && !leaf[x] && !seen[x]) return x;
        return 0;
    }
};

} // namespace tapeless
