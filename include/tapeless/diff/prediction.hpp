// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/core/in_parts.hpp>
#include <tapeless/graph/graph.hpp>

namespace tapeless {

/// What forward and reverse mode cost, counted on the graph of a function without carrying them
/// out. An edge from x to y is followed in forward mode once for each input that x depends on, and
/// in reverse mode once for each result that depends on y. If its weight is not one, that takes a
/// product each time. What the program shares or folds is not seen.
struct predicted_cost {
    long steps = 0; // the compiler's work
    long products = 0;

    constexpr bool operator<(predicted_cost const& other) const {
        return products != other.products ? products < other.products : steps < other.steps;
    }
};
struct predicted_costs {
    predicted_cost forward, reverse;
};

/// The inputs that each node depends on and the results that depend on it, as bits: the former from
/// the first node to the last, then the latter back, adding up the costs.
template <class Inner, class Selected, int Columns>
struct dependencies {
    static constexpr int size = Inner::graph.size;
    static constexpr int results = Inner::graph.outputs;
    static constexpr int most = Columns > results ? Columns : results;
    static constexpr int words = (most + 63) / 64;
    static constexpr int nodes_at_once = 2000 / words + 1;

    struct set {
        word bits[words]{};

        constexpr void put(int k) { bits[k / 64] |= word{1} << k % 64; }
        constexpr void add(set const& other) {
            for (int k = 0; k < words; ++k) bits[k] |= other.bits[k];
        }
        constexpr long count() const {
            int n = 0;
            for (int k = 0; k < words; ++k) n += std::popcount(bits[k]);
            return n;
        }
    };
    set inputs[size]{};
    set dependents[size]{};
    int next = 1;
    bool back = false;
    predicted_costs cost;

    static constexpr dependencies begin() {
        dependencies d;
        int input[Inner::inputs + 1]{};
        for (int i = 1; i < size; ++i)
            if (code_of(Inner::graph.node[i]) == code::input)
                input[first(Inner::graph.node[i])] = i;
        int column = 0;
        Selected::each_input([&](int k) { d.inputs[input[k]].put(column++); });
        d.inputs[0] = {};
        for (int k = 0; k < results; ++k) d.dependents[Inner::graph.output[k]].put(k);
        return d;
    }
    constexpr bool done() const { return back && next == 0; }

    constexpr void advance() {
        for (int budget = nodes_at_once; budget > 0 && !done(); --budget) {
            back ? count(next) : collect(next);
            next += back ? -1 : 1;
            if (next == size) back = true, --next;
        }
    }

private:
    static constexpr bool is_operation(word n) {
        int const op = code_of(n);
        return op > code::input &&
               !(op >= code::first_called && Inner::graph.operation[op]->result == kind::condition);
    }
    constexpr void collect(int i) {
        word const n = Inner::graph.node[i];
        if (!is_operation(n)) return;
        int const x[4] = {first(n), second(n), third(n), 0};
        for (int k = 0; x[k] != 0; ++k) inputs[i].add(inputs[x[k]]);
    }
    constexpr void count(int i) {
        word const n = Inner::graph.node[i];
        if (!is_operation(n)) return;
        int const op = code_of(n);
        bool const unit = op == code::add || op == code::subtract || op == code::negate;
        int const x[4] = {first(n), second(n), third(n), 0};
        long const rows = dependents[i].count();
        for (int k = 0; x[k] != 0; ++k) {
            dependents[x[k]].add(dependents[i]);
            long const columns = inputs[x[k]].count();
            if (columns == 0) continue;
            cost.forward.steps += columns;
            cost.reverse.steps += rows;
            cost.forward.products += unit ? 0 : columns;
            cost.reverse.products += unit ? 0 : rows;
        }
    }
};

template <class Inner, class Selected, int Columns>
constexpr predicted_costs predict() {
    return in_parts<dependencies<Inner, Selected, Columns>>::finished().cost;
}

} // namespace tapeless
