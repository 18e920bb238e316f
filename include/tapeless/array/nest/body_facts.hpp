// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/plan.hpp>

/// What the loops may do since the body of a nest is what it is.

namespace tapeless::arrays {

/// Whether the body only adds and multiplies: it may see zeros behind the end of an array.
template <class Nest>
constexpr bool body_is_polynomial() {
    for (int k = 1; k < Nest::body_stage.nodes.size; ++k) {
        int const op = code_of(Nest::body_stage.nodes.node[k]);
        if (op > code::input && op != code::add && op != code::subtract && op != code::multiply &&
            op != code::negate)
            return false;
    }
    return true;
}

/// A sum of products of two elements each, along the lanes: zeros behind the ends change nothing.
template <class Nest>
constexpr bool body_is_dot_product() {
    nest_layout const& l = Nest::layout;
    if (l.lanes < 0 || l.reads != 2 || l.writes != 1 || Nest::graph.size != 4) return false;
    if (code_of(Nest::body_stage.nodes.node[3]) != code::multiply) return false;
    for (int r = 0; r < l.reads; ++r) {
        bool const in_memory =
            l.read_at[r].from == place::argument || l.read_at[r].from == place::storage;
        if (!in_memory || suits_lanes(l.read_at[r].where, l.lanes, 1) <= 0) return false;
    }
    return l.write_at[0].does == effect::reduce && l.write_at[0].how == reduction::sum;
}

/// Whether an access is at other elements in other lanes.
constexpr bool varies_with_lanes(array_graph const& g, nest_layout const& l,
                                 positions_of_axes const& where) {
    index_set all = 0;
    for (int axis = 0; axis < where.rank; ++axis) all |= g.indices_at(where.at[axis]);
    return (all & only(l.lanes)) != 0;
}
/// Whether lanes have one distance: no integer that is part of a position varies with them.
constexpr bool has_regular_lanes(array_graph const& g, nest_layout const& l,
                                 positions_of_axes const& where) {
    for (int axis = 0; axis < where.rank && l.lanes >= 0; ++axis) {
        position const p = where.at[axis];
        int const node = g.is_combined(p) ? g.of_combined(p.index).gathered : 0;
        if (node != 0 && varies_with_lanes(g, l, g.atom_of(node).where)) return false;
    }
    return true;
}

/// Whether a body calls functions such as exp.
template <class Nest>
constexpr bool body_calls() {
    bool calls = false;
    for (int k = 1; k < Nest::graph.size; ++k)
        calls = calls || code_of(Nest::graph.node[k]) >= code::first_called;
    return calls;
}

} // namespace tapeless::arrays
