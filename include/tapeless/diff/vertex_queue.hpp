// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

namespace tapeless {

/// Vertices by cost: a list for each cost, the last in first out. Costs from `costs - 1` on share a
/// list.
template <int Vertices>
struct vertex_queue {
    static constexpr int costs = 256;

    int size = 0;
    int lowest = costs;
    int head[costs]{};
    int cost_of[Vertices]{}; // 1 + cost; 0: not in the queue
    int next[Vertices]{};
    int previous[Vertices]{};

    constexpr bool empty() const { return size == 0; }
    constexpr bool has(int v) const { return cost_of[v] != 0; }

    constexpr void insert(int v, int cost) {
        if (cost >= costs) cost = costs - 1;
        cost_of[v] = cost + 1;
        next[v] = head[cost];
        previous[v] = 0;
        if (head[cost] != 0) previous[head[cost]] = v;
        head[cost] = v;
        if (cost < lowest) lowest = cost;
        ++size;
    }
    constexpr void remove(int v) {
        int const cost = cost_of[v] - 1;
        (previous[v] != 0 ? next[previous[v]] : head[cost]) = next[v];
        if (next[v] != 0) previous[next[v]] = previous[v];
        cost_of[v] = 0;
        --size;
    }
    constexpr int cheapest() {
        while (head[lowest] == 0) ++lowest;
        return head[lowest];
    }
};

} // namespace tapeless
