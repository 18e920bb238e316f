// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/planner.hpp>

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
    int start = -1; // where the state that it carries starts, or the product of all whose others
                    // it makes: a read behind those of the body
    int scan = -1;  // whose state that is
    bool in_lanes = false;        // the last axis of the storage
    bool is_only_for_end = false; // read by no other nest than the one that ends the tiles
};

/// Where a number that no loop changes decides between two values in all turns, there is a nest for
/// either. Sums over a strip have a second nest for arguments with rows of a pack of lanes or more.
enum class branch : unsigned char { both, zero, other, long_rows };

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
    bool others = false;
    bool by_library = false;       // a sum of products of two reads, for which one is wanted
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
    int decided_by = -1; // the storage of a number that is zero or not, if both have a nest
    int row = -1;        // the index along an argument's rows, if long ones have a nest
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

} // namespace tapeless::arrays
