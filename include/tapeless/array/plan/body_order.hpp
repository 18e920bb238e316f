// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/statement.hpp>

namespace tapeless::arrays {

/// The nodes of a body, operands first. Functions such as exp are computed in this order. Where a
/// turn waits for the one before, they stand as early as others wait for them: the longest chains
/// of functions begin first, and of those that are equally long what can be computed at once.
struct body_order {
    int node[most_nodes]{};
    int size = 0;

    constexpr void append(int i) { node[size++] = i; }

    /// `is_made(i)` tells what the body computes, and does not read.
    template <class Made>
    constexpr void sort(array_graph const& g, Made const& is_made) {
        int before[most_nodes]{}, behind[most_nodes]{}; // how many functions in a row
        int most = 0;
        auto const calls = [&](int i) {
            return is_made(i) && code_of(g.node[i]) >= code::first_called ? 1 : 0;
        };
        auto const raise = [&](int& length, int to) {
            if (to > length) length = to;
            if (to > most) most = to;
        };
        for (int k = 0; k < size; ++k)
            if (int const i = node[k]; is_made(i))
                for (int const x : {first(g.node[i]), second(g.node[i]), third(g.node[i])})
                    raise(before[i], before[x] + calls(x));
        for (int k = size - 1; k >= 0; --k)
            if (int const i = node[k]; is_made(i))
                for (int const x : {first(g.node[i]), second(g.node[i]), third(g.node[i])})
                    raise(behind[x], behind[i] + calls(i));
        keep_sorted(before, 0, most);
        keep_sorted(behind, most, 0);
    }

private:
    /// What is alike stays in its order.
    constexpr void keep_sorted(int const* key, int from, int to) {
        body_order const all = *this;
        size = 0;
        for (int value = from, step = from < to ? 1 : -1;; value += step) {
            for (int k = 0; k < all.size; ++k)
                if (key[all.node[k]] == value) append(all.node[k]);
            if (value == to) return;
        }
    }
};

} // namespace tapeless::arrays
