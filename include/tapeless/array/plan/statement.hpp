// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

namespace tapeless::arrays {

inline constexpr int max_statements = 256;
inline constexpr int max_storages = 256;
inline constexpr int max_nests = 128;
inline constexpr int most_nodes = 4096; // that a plan looks at

/// Memory of its own: values of a node over its free indices, a sum of contributions, a result.
struct storage {
    int result = -1;
    int rank = 0;
    int dimension[max_rank]{};
    bool filled = false; // with what changes no sum, or no maximum, before anything comes to it
    reduction with = reduction::sum;
    bool goes_on = false;    // from strip to strip: the first one writes it
    bool with_start = false; // of states: where they start, and what is behind each turn
    int guest_of = -1;       // a storage whose memory this one has until it is written
    // Its elements at one strip of the index that nests run in strips of: that axis is the last
    // one here, and was this one before.
    int strip_axis = -1;
    int copy_of = -1;  // an argument, of which it is a strip
    int lives_in = -1; // a strip whose memory this one has when that is not needed any more
    // Its elements at one turn of states: these axes are gone, and were these before.
    unsigned gone = 0;
    bool unused = false;
    int filled_by = -1; // the group whose turns fill it
    // Sums of another storage's elements in lanes, which are the last axis: all strips of a group
    // add to them, then the lanes are summed.
    int lanes_of = -1;
    int lanes_in = -1; // the group
};

enum class effect : unsigned char { reduce, keep, add, assign, carry };

/// What one pass over some loops computes: a node, and what becomes of its values.
struct statement {
    effect does = effect::keep;
    int node = 0;    // whose values are computed
    int defines = 0; // the node that is then known, or 0
    int into = 0;    // storage
    positions_of_axes where;
    index_set loops = 0;
    index_set over = 0;
    reduction how = reduction::sum;
    int nest = -1;
    int scan = -1; // whose state is carried
};

/// Loops over all indices of `loops`, with the statements that they share.
struct nest {
    index_set loops = 0;
    index_set over = 0;
    int scan = -1;
    bool of_numbers = false; // a scan's turns, whose state has no index that lanes could take
    bool others = false;     // products of all but one
    bool by_library = false; // a product of matrices
    int turns = -1;          // the group of nests that run turn by turn
    int group = -1;          // of the nests that run strip by strip, all of them for each strip
    int end = -1;    // the nest that ends the tiles of this one: it runs where their sums are made
    int end_of = -1; // whose tiles this one ends
    bool late = false; // such a nest runs where its end stands, not where it stands itself
    int ends_sum = -1, ends_reading = -1; // one of those sums, where it is written and read
};

} // namespace tapeless::arrays
