// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/diff/reverse.hpp>

namespace tapeless {

/// What a product with an edge's weight costs.
enum class grade : unsigned char { unit, constant, variable };

/// Weights that are nodes of the graph under construction.
struct weights_in_builder {
    using weight = adjoint;
    builder& g;

    constexpr grade grade_of(adjoint w) const {
        if (!g.is_constant(w.value)) return grade::variable;
        double const x = g.constant_at(w.value);
        return x == 1 || x == -1 ? grade::unit : grade::constant;
    }
    constexpr bool is_none(adjoint w) const { return w.value == 0 || is_zero(g, w.value); }
    constexpr adjoint sum_of(adjoint a, adjoint b) const { return sum(g, a, b); }
    constexpr adjoint product(adjoint outer, adjoint inner) const {
        return {multiply(g, outer.value, inner.value), both(g, outer.where, inner.where)};
    }
};

/// Weights of which nothing is known but what their products cost: to try out an order.
struct weights_by_grade {
    using weight = grade;

    static constexpr grade grade_of(grade w) { return w; }
    static constexpr bool is_none(grade) { return false; }
    static constexpr grade product(grade a, grade b) { return a < b ? b : a; }
    static constexpr grade sum_of(grade a, grade b) {
        return product(a, b) == grade::unit ? grade::constant : product(a, b);
    }
};

template <class Weight>
struct edge {
    int from = 0, to = 0; // no edge: 0
    Weight weight{};      // d to / d from
    int next_in = 0, previous_in = 0, next_out = 0, previous_out = 0;
};

/// The linearised function: vertices are values, edges their partial derivatives. To eliminate a
/// vertex is to apply the chain rule to it: each path through it becomes an edge that goes around
/// it. When inputs and results are all that is left, the edges are the entries of the Jacobian.
template <int Vertices, int Entries, class Weights>
struct linear_graph {
    static constexpr int usual = 512 + 3 * Vertices + 3 * Entries;
    static constexpr int capacity = usual < TAPELESS_MAX_NODES ? usual : TAPELESS_MAX_NODES;
    static constexpr int grades = 3;
    using weight = typename Weights::weight;

    edge<weight> e[capacity]{};
    int used = 1; // edge 0 is "no edge"
    int recycled = 0;
    bool too_large = false;
    int first_in[Vertices]{};
    int first_out[Vertices]{};
    int in[Vertices][grades]{}; // number of edges by grade
    int out[Vertices][grades]{};

    static constexpr int total(int const* n) { return n[0] + n[1] + n[2]; }

    /// Adds `w` to the edge between two vertices, which may be a new one.
    constexpr void connect(Weights const& weights, int from, int to, weight w) {
        if (weights.is_none(w)) return;
        int const found = find(from, to);
        if (found == 0) return insert(weights, from, to, w);
        count(weights, found, -1);
        e[found].weight = weights.sum_of(e[found].weight, w);
        count(weights, found, 1);
        if (weights.is_none(e[found].weight)) remove(weights, found);
    }

    constexpr int find(int from, int to) const {
        if (total(out[from]) < total(in[to])) {
            for (int i = first_out[from]; i != 0; i = e[i].next_out)
                if (e[i].to == to) return i;
        } else {
            for (int i = first_in[to]; i != 0; i = e[i].next_in)
                if (e[i].from == from) return i;
        }
        return 0;
    }

    /// The number of products that eliminating a vertex with these edges takes.
    static constexpr int products(int const* a, int const* b) {
        return a[2] * (b[1] + b[2]) + a[1] * b[2];
    }
    constexpr int products(int v) const { return products(in[v], out[v]); }

    constexpr void eliminate(Weights const& weights, int v) {
        for (int a = first_in[v]; a != 0; a = e[a].next_in)
            for (int b = first_out[v]; b != 0; b = e[b].next_out)
                connect(weights, e[a].from, e[b].to, weights.product(e[b].weight, e[a].weight));
        while (first_in[v] != 0) remove(weights, first_in[v]);
        while (first_out[v] != 0) remove(weights, first_out[v]);
    }

private:
    constexpr void count(Weights const& weights, int i, int change) {
        int const k = static_cast<int>(weights.grade_of(e[i].weight));
        out[e[i].from][k] += change;
        in[e[i].to][k] += change;
    }
    constexpr void insert(Weights const& weights, int from, int to, weight w) {
        int i = recycled;
        if (i != 0)
            recycled = e[i].next_in;
        else if (used == capacity) {
            too_large = true;
            return;
        } else
            i = used++;
        e[i] = {from, to, w, first_in[to], 0, first_out[from], 0};
        if (first_in[to] != 0) e[first_in[to]].previous_in = i;
        if (first_out[from] != 0) e[first_out[from]].previous_out = i;
        first_in[to] = first_out[from] = i;
        count(weights, i, 1);
    }
    constexpr void remove(Weights const& weights, int i) {
        edge<weight> const& gone = e[i];
        count(weights, i, -1);
        (gone.previous_in != 0 ? e[gone.previous_in].next_in : first_in[gone.to]) = gone.next_in;
        (gone.previous_out != 0 ? e[gone.previous_out].next_out : first_out[gone.from]) =
            gone.next_out;
        if (gone.next_in != 0) e[gone.next_in].previous_in = gone.previous_in;
        if (gone.next_out != 0) e[gone.next_out].previous_out = gone.previous_out;
        e[i].next_in = recycled;
        recycled = i;
    }
};

} // namespace tapeless
