// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/linear_graph.hpp>

namespace tapeless {

/// Looks for an order in which to eliminate vertices by trying orders out on a graph that knows
/// only what the products of its weights cost. To find the best is NP-hard; two heuristics:
/// - fewest edges: next comes the vertex whose elimination leaves the fewest edges;
/// - exchanges: an order is improved by exchanging neighbours in it. Two vertices without an edge
///   between them commute, so to exchange them is free and lets others meet.
template <int Vertices, int Entries>
struct order_search {
    using graph_type = linear_graph<Vertices, Entries, weights_by_grade>;
    static constexpr weights_by_grade weights{};

    graph_type start;
    int sequence[Vertices]{};
    int length = 0;
    int best[Vertices]{};
    int best_cost = -1;

    /// Fills in `sequence`; among equals takes the earliest or the latest.
    constexpr void take_fewest_edges(bool late) {
        graph_type l = start;
        int left[Vertices]{}, key[Vertices]{};
        bool stale[Vertices]{};
        int const count = length;
        for (int i = 0; i < count; ++i) {
            left[i] = sequence[late ? count - 1 - i : i];
            stale[left[i]] = true;
        }
        for (int taken = 0; taken < count; ++taken) {
            int chosen = -1;
            for (int i = 0; i < count - taken; ++i) {
                int const v = left[i];
                if (stale[v]) key[v] = new_edges(l, v), stale[v] = false;
                if (chosen < 0 || key[v] < key[left[chosen]]) chosen = i;
            }
            int const v = left[chosen];
            for (int i = chosen; i + 1 < count - taken; ++i) left[i] = left[i + 1];
            mark_stale(l, v, stale);
            l.eliminate(weights, v);
            sequence[taken] = v;
        }
        keep_sequence();
    }

    constexpr void keep_sequence() { keep(cost_of_sequence()); }

    /// Goes once through the sequence.
    constexpr void exchange() {
        graph_type l = start;
        int cost = 0;
        for (int t = 0; t < length; ++t) {
            if (t + 1 < length && prefers_exchange(l, sequence[t], sequence[t + 1])) {
                int const first = sequence[t];
                sequence[t] = sequence[t + 1];
                sequence[t + 1] = first;
            }
            cost += l.products(sequence[t]);
            l.eliminate(weights, sequence[t]);
        }
        keep(cost);
    }

private:
    unsigned random = 1;

    constexpr bool toss() {
        random = random * 1664525u + 1013904223u;
        return (random >> 16 & 1u) != 0;
    }
    constexpr void keep(int cost) {
        if (best_cost >= 0 && cost >= best_cost) return;
        best_cost = cost;
        for (int t = 0; t < length; ++t) best[t] = sequence[t];
    }
    constexpr int cost_of_sequence() const {
        graph_type l = start;
        int cost = 0;
        for (int t = 0; t < length; ++t) {
            cost += l.products(sequence[t]);
            l.eliminate(weights, sequence[t]);
        }
        return cost;
    }
    /// How many more edges there are without v.
    static constexpr int new_edges(graph_type const& l, int v) {
        int n = -l.total(l.in[v]) - l.total(l.out[v]);
        for (int a = l.first_in[v]; a != 0; a = l.e[a].next_in)
            for (int b = l.first_out[v]; b != 0; b = l.e[b].next_out)
                n += l.find(l.e[a].from, l.e[b].to) == 0;
        return n;
    }
    /// The vertices near v: neighbours, and what shares a neighbour with it.
    static constexpr void mark_stale(graph_type const& l, int v, bool* stale) {
        for (int a = l.first_in[v]; a != 0; a = l.e[a].next_in) {
            int const i = l.e[a].from;
            stale[i] = true;
            for (int b = l.first_out[i]; b != 0; b = l.e[b].next_out) stale[l.e[b].to] = true;
        }
        for (int b = l.first_out[v]; b != 0; b = l.e[b].next_out) {
            int const k = l.e[b].to;
            stale[k] = true;
            for (int a = l.first_in[k]; a != 0; a = l.e[a].next_in) stale[l.e[a].from] = true;
        }
    }
    constexpr bool prefers_exchange(graph_type const& l, int u, int v) {
        int const forth = l.find(u, v), back = forth != 0 ? 0 : l.find(v, u);
        if (forth == 0 && back == 0) return toss();
        int const low = forth != 0 ? u : v, high = forth != 0 ? v : u;
        int const connection = forth + back;
        int const low_first = l.products(low) + products_above(l, connection);
        int const high_first = l.products(high) + products_below(l, connection);
        int const gain = (forth != 0 ? low_first - high_first : high_first - low_first);
        return gain > 0 || (gain == 0 && toss());
    }
    /// The products of the upper end of an edge after the lower end is eliminated.
    static constexpr int products_above(graph_type const& l, int connection) {
        int const low = l.e[connection].from, high = l.e[connection].to;
        grade const w = l.e[connection].weight;
        int in[3] = {l.in[high][0], l.in[high][1], l.in[high][2]};
        --in[static_cast<int>(w)];
        for (int a = l.first_in[low]; a != 0; a = l.e[a].next_in)
            merge(l, in, l.find(l.e[a].from, high), weights.product(l.e[a].weight, w));
        return l.products(in, l.out[high]);
    }
    static constexpr int products_below(graph_type const& l, int connection) {
        int const low = l.e[connection].from, high = l.e[connection].to;
        grade const w = l.e[connection].weight;
        int out[3] = {l.out[low][0], l.out[low][1], l.out[low][2]};
        --out[static_cast<int>(w)];
        for (int b = l.first_out[high]; b != 0; b = l.e[b].next_out)
            merge(l, out, l.find(low, l.e[b].to), weights.product(l.e[b].weight, w));
        return l.products(l.in[low], out);
    }
    static constexpr void merge(graph_type const& l, int* count, int old, grade added) {
        if (old != 0) {
            --count[static_cast<int>(l.e[old].weight)];
            added = weights.sum_of(l.e[old].weight, added);
        }
        ++count[static_cast<int>(added)];
    }
};

} // namespace tapeless
