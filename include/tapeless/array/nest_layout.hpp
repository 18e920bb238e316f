// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/planner.hpp>

namespace tapeless::arrays {

inline constexpr int max_reads = 96;
inline constexpr int max_writes = 48;
inline constexpr int max_loops = 8;
inline constexpr int max_gathers = 8;

/// Memory by kind: an argument, a storage; or the length of a dimension or an index as a number;
/// or a sum of the tile that the nest ends.
enum class place : unsigned char { argument, storage, length, number, carried, made };
struct read {
    place from = place::argument;
    int of = 0;
    positions_of_axes where;
};
struct write {
    effect does = effect::keep;
    int into = 0;
    positions_of_axes where;
    reduction how = reduction::sum;
    int start = -1; // where the state that it carries starts: a read behind those of the body
    int scan = -1;  // whose state that is
    bool in_lanes = false;        // the last axis of the storage
    bool is_only_for_end = false; // read by no other nest than the one that ends the tiles
};

/// How a nest runs: its loops from the outside, of which the first `outer` are over free indices.
/// Then comes the one over lanes, if any, if it is free; then those that are summed over, the one
/// over lanes last.
struct nest_layout {
    int loops = 0;
    int outer = 0;
    int loop[max_loops]{};
    int lanes = -1;
    int strip = -1;      // an index of which the nest sees one strip at a time
    int turn = -1;       // the index of a scan's turns
    index_set fixed = 0; // the turns that it is in
    bool descending = false;
    bool lanes_reduced = false;
    int end = -1;                  // the nest that ends the tiles, if any
    int index_of_end[max_loops]{}; // the index there that goes with each free loop
    int reads = 0;                 // of the body
    int starts = 0;
    read read_at[max_reads]{};
    int writes = 0;
    write write_at[max_writes]{};
    int gathers = 0; // integers that are part of positions
    int gathered[max_gathers]{};
    read gather_at[max_gathers]{};
    bool too_large = false;

    constexpr int gather_of(int node) const {
        int k = 0;
        while (k < gathers && gathered[k] != node) ++k;
        return k;
    }
};

/// Stretches of a nest: the scalar graph of its body and the layout of its loops.
template <int Writes>
struct nest_stage {
    stage<Writes> body;
    nest_layout layout;
};

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
