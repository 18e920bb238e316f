// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

namespace tapeless::arrays {

/// Copies of states, in the same graph or in another one: of all parts together, when a node of the
/// first of them is copied.
struct copied_states {
    constexpr copied_states(array_graph& to, array_graph const& from) : g_(to), from_(from) {}

    /// The copy of part s, in which `change` puts what is not the same there.
    template <class Change>
    constexpr int part(int s, Change const& change) {
        if (copy_[s] == 0) {
            int const begin = from_.first_part(s), parts = from_.scan[s].parts;
            int const made = g_.add_state(parts);
            for (int k = 0; k < parts && !g_.too_large; ++k) {
                g_.scan[made + k] = from_.scan[begin + k];
                change(g_.scan[made + k]);
                copy_[begin + k] = 1 + made + k;
            }
        }
        return g_.too_large ? 0 : copy_[s] - 1;
    }
    /// What a part becomes in a turn is known when all nodes have been copied.
    template <class CopyOf>
    constexpr void end(CopyOf const& copy_of) {
        for (int s = 0; s < max_scans; ++s)
            if (copy_[s] != 0) g_.scan[copy_[s] - 1].next = copy_of(from_.scan[s].next);
    }

private:
    array_graph& g_;
    array_graph const& from_;
    int copy_[max_scans]{}; // 1 + the copy
};

} // namespace tapeless::arrays
