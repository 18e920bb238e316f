// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/order_search.hpp>
#include <tapeless/diff/vertex_queue.hpp>

namespace tapeless {

/// The order in which intermediate values are eliminated. Ascending is forward mode with all
/// tangents at once, descending is reverse mode with all adjoints at once; `cheapest` takes the
/// vertex whose elimination costs least next (Markowitz); the others are searched for beforehand:
/// they begin with fewest edges, or with the cheaper one of ascending and descending, and are
/// improved by exchanges.
enum class order : unsigned char {
    ascending,
    descending,
    cheapest,
    fewest_edges_early,
    fewest_edges_late,
    exchanges
};

/// Accumulates a whole Jacobian: the graph of the function in a fresh builder, linearised, and its
/// intermediate values eliminated one by one. `Selected::each_input` tells the columns.
template <class Inner, class Selected, order Order>
struct elimination {
    static constexpr int results = Inner::graph.outputs;
    static constexpr int vertices = Inner::graph.size + Inner::inputs + results + 1;
    static constexpr int entries = results * Inner::inputs;
    static constexpr int nodes_at_once = 1500;
    static constexpr int products_at_once = 2500;
    static constexpr int most_exchanges = 20;
    static constexpr int most_vain_exchanges = 7;
    static constexpr int exchanged_at_once = 1500; // vertices
    static constexpr bool by_cost = Order == order::cheapest;
    static constexpr bool searched = Order > order::cheapest;

    builder g;
    linear_graph<vertices, entries, weights_in_builder> l;
    int end = 0; // of the nodes of the function itself; vertex end + k is its k-th result
    int columns = 0;
    int input[Inner::inputs + 1]{};      // the vertex of each column
    int column[vertices]{};              // 1 + the first column of each vertex
    int same_input[Inner::inputs + 1]{}; // 1 + the next column of the same vertex
    int value[results + 1]{};

    constexpr elimination() {
        g.adopt(Inner::graph);
        for (int k = 0; k < Inner::inputs; ++k) g.input_node(k);
        end = g.size;
        Selected::each_input([&](int k) { select(g.input_node(k)); });
        for (int k = 0; k < results; ++k) value[k] = Inner::graph.output[k];
    }

    /// What has grown too large is refused, so nothing more is done.
    constexpr bool done() const {
        return (planned && next == planned_vertices) || g.too_large || l.too_large;
    }

    /// Does the next part. Making the workspace of a large function is a part of its own.
    constexpr void advance() {
        bool const made_now = !begun;
        begun = true;
        if (made_now && end > nodes_at_once) return;
        if (!linearised)
            linearise();
        else if (!planned)
            plan();
        else
            eliminate();
    }

private:
    bool begun = false;
    bool linearised = false;
    bool planned = false;
    int next = 1; // node to be linearised, later the position in the plan
    bool search_begun = false;
    int exchanges = 0;
    int vain_exchanges = 0; // the last ones, without a gain
    bool active[vertices]{};
    bool useful[vertices]{};
    int plan_of[vertices]{}; // the order of elimination; by cost it is made on the way
    int planned_vertices = 0;
    vertex_queue<by_cost ? vertices : 1> queue;
    int near[by_cost ? vertices : 1]{}; // what the last elimination touched
    order_search<searched ? vertices : 1, searched ? entries : 0> search;

    constexpr void select(int vertex) {
        active[vertex] = true;
        same_input[columns] = column[vertex];
        input[columns++] = vertex;
        column[vertex] = columns;
    }

    constexpr bool is_between(int v) const {
        return active[v] && useful[v] && code_of(g.node[v]) > code::input;
    }

    /// A value matters if an input acts on it and it acts on a result.
    constexpr void mark() {
        mark_active(g, active, end);
        for (int k = 0; k < results; ++k) useful[value[k]] = true;
        for (int i = end - 1; i > 0; --i) {
            word const n = g.node[i];
            if (!useful[i] || code_of(n) <= code::input) continue;
            useful[first(n)] = useful[second(n)] = useful[third(n)] = true;
        }
        for (int k = 0; k < results; ++k)
            if (active[value[k]]) l.connect({g}, value[k], end + k, {g.constant_node(1.0), 0});
    }

    constexpr void linearise() {
        if (next == 1) mark();
        int const stop = end - next < nodes_at_once ? end : next + nodes_at_once;
        for (; next < stop; ++next)
            if (is_between(next)) {
                add_partials(next);
                plan_of[planned_vertices++] = next;
            }
        if (next < end) return;
        linearised = true;
        next = 0;
        if constexpr (searched) begin_search();
    }

    /// The partial derivatives of one operation are what a unit adjoint makes flow.
    constexpr void add_partials(int i) {
        word const n = g.node[i];
        int const x[3] = {first(n), second(n), third(n)};
        bool const live[3] = {active[x[0]], active[x[1]], active[x[2]]};
        adjoint flow[3]{};
        info_at(g, code_of(n)).pullback(g, i, x, live, {g.constant_node(1.0), 0}, flow);
        for (int k = 0; k < 3; ++k)
            if (live[k]) l.connect({g}, x[k], i, flow[k]);
    }

    constexpr void plan() {
        if constexpr (searched) {
            if (!search_further()) return;
            for (int k = 0; k < planned_vertices; ++k) plan_of[k] = search.best[k];
        } else if constexpr (by_cost) {
            for (int k = planned_vertices - 1; k >= 0; --k)
                queue.insert(plan_of[k], l.products(plan_of[k]));
        } else if constexpr (Order == order::descending) {
            turn_round(plan_of);
        }
        planned = true;
    }
    constexpr void turn_round(int* sequence) const {
        for (int k = 0, j = planned_vertices - 1; k < j; ++k, --j) {
            int const v = sequence[k];
            sequence[k] = sequence[j];
            sequence[j] = v;
        }
    }
    constexpr void begin_search() {
        for (int v = 1; v < end; ++v)
            for (int b = l.first_out[v]; b != 0; b = l.e[b].next_out)
                search.start.connect(search.weights, v, l.e[b].to,
                                     weights_in_builder{g}.grade_of(l.e[b].weight));
        search.length = planned_vertices;
        for (int k = 0; k < planned_vertices; ++k) search.sequence[k] = plan_of[k];
    }
    /// Does a part of the search; true if it is over.
    constexpr bool search_further() {
        if (!search_begun) {
            search_begun = true;
            if constexpr (Order == order::exchanges) {
                search.keep_sequence();
                int const forward = search.best_cost;
                turn_round(search.sequence);
                search.keep_sequence();
                if (search.best_cost == forward) turn_round(search.sequence);
            } else {
                search.take_fewest_edges(Order == order::fewest_edges_late);
            }
            return false;
        }
        int const stop = exchanges + 1 + exchanged_at_once / (planned_vertices + 1);
        for (; exchanges < stop && !exhausted(); ++exchanges) {
            int const before = search.best_cost;
            search.exchange();
            vain_exchanges = search.best_cost < before ? 0 : vain_exchanges + 1;
        }
        return exhausted();
    }
    constexpr bool exhausted() const {
        return exchanges == most_exchanges || vain_exchanges == most_vain_exchanges;
    }

    constexpr void eliminate() {
        for (int work = 0; work < products_at_once && !done(); ++next) {
            int const v = by_cost ? queue.cheapest() : plan_of[next];
            work += 1 + l.total(l.in[v]) * l.total(l.out[v]);
            if constexpr (by_cost)
                eliminate_and_requeue(v);
            else
                l.eliminate({g}, v);
        }
    }

    /// The neighbours' costs change.
    constexpr void eliminate_and_requeue(int v) {
        int count = 0;
        queue.remove(v);
        for (int a = l.first_in[v]; a != 0; a = l.e[a].next_in) near[count++] = l.e[a].from;
        for (int b = l.first_out[v]; b != 0; b = l.e[b].next_out) near[count++] = l.e[b].to;
        l.eliminate({g}, v);
        for (int k = 0; k < count; ++k) {
            if (!queue.has(near[k])) continue;
            queue.remove(near[k]);
            queue.insert(near[k], l.products(near[k]));
        }
    }
};

} // namespace tapeless
