// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/comprehension.hpp>

namespace tapeless::arrays {

/// An array put together of parts: zeros, and what is added to places in it. There is one for each
/// turn of the loops around that its parts vary with.
template <int Rank>
struct assembly {
    array_graph& g;
    positions_of_axes around{};
    positions_of_axes axes{Rank, {}};
    int target = 0;

    constexpr assembly(array_graph& home, index_set captured, int const* dimension) : g(home) {
        int all[max_rank]{};
        for (int i = 0; i < g.indices; ++i) {
            if ((captured & only(i)) == 0) continue;
            if (around.rank + Rank == max_rank) {
                g.too_large = true;
                break;
            }
            all[around.rank] = g.dimension_at(i);
            around.at[around.rank++] = {i, 0};
        }
        for (int axis = 0; axis < Rank; ++axis) {
            all[around.rank + axis] = g.root(dimension[axis]);
            axes.at[axis].index = g.find_index(g.level_of_axis(Rank - 1 - axis), dimension[axis]);
        }
        target = g.add_target(around.rank + Rank, all);
    }
    constexpr void add(int node, positions_of_axes const& where) {
        for (int axis = 0; axis < Rank; ++axis)
            g.meet_inside(where.at[axis], g.dimension_at(axes.at[axis].index));
        g.contribute(target, node, behind(where));
    }
    constexpr symbolic_array<Rank> made() const {
        return {&g, g.atom_node(atom_from(source::target, target, behind(axes))), axes};
    }

private:
    constexpr positions_of_axes behind(positions_of_axes const& where) const {
        positions_of_axes all = around;
        for (int axis = 0; axis < Rank; ++axis) all.at[all.rank++] = where.at[axis];
        return all;
    }
};

/// The indices of loops around that the elements of an array vary with.
template <int Rank>
constexpr index_set captured_in(symbolic_array<Rank> const& a) {
    auto const own = a.own_axes();
    return a.home()->free_of(a.at(own)) & ~a.home()->closed(indices_of(own));
}

} // namespace tapeless::arrays
