// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

namespace tapeless::arrays {

/// How well reads and writes suit lanes along an index: adjacent elements are good, equal ones do.
constexpr int suits_lanes(positions_of_axes const& where, int index, int gain) {
    if ((indices_of(where) & only(index)) == 0) return 0;
    for (int axis = 0; axis + 1 < where.rank; ++axis)
        if (where.at[axis].index == index) return -8;
    return gain;
}

/// How far a position moves with an index: 0, 1, or 2 for anything else.
constexpr int step_along(array_graph const& g, position const& p, int index) {
    if (!g.is_combined(p)) return p.index == index ? 1 : 0;
    combination const& c = g.of_combined(p.index);
    if ((c.indices & only(index)) == 0) return 0;
    for (int k = 0; k < c.terms; ++k)
        if (c.term[k].index == index)
            return c.term[k].stride == 1 && c.term[k].scale < 0 && c.gathered == 0 ? 1 : 2;
    return c.gathered != 0 ? 2 : 0;
}
/// The same where positions combine several indices.
constexpr int suits_lanes(array_graph const& g, positions_of_axes const& where, int index,
                          int gain) {
    int found = 0;
    for (int axis = 0; axis < where.rank; ++axis) {
        int const step = step_along(g, where.at[axis], index);
        if (step > 1 || (step == 1 && axis + 1 < where.rank)) return -8;
        if (step == 1) found = gain;
    }
    return found;
}

} // namespace tapeless::arrays
