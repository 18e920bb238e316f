// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/positions.hpp>

namespace tapeless::arrays {

inline constexpr int max_dimensions = 64;
inline constexpr int max_indices = 64;
inline constexpr int max_atoms = 256;
inline constexpr int max_maps = 64;
inline constexpr int max_scans = 16;
inline constexpr int max_targets = 96;
inline constexpr int max_contributions = 256;
inline constexpr int max_bounds = 128;

/// An index runs over a dimension, or over its part below another index plus an offset: such an
/// index is `until`, and a value that has the one index has the other as well. Equal levels of
/// sibling loops over one dimension share an index, which makes their common subexpressions one
/// node; loops nest in the order of their levels.
struct index_definition {
    int level = 0;
    int dimension = 0;
    position until;
};

enum class reduction : unsigned char { sum, max, product };

/// What the scalar graph sees as inputs.
enum class source : unsigned char {
    load,    // element of argument `of`
    reduced, // node `of` combined over the indices `over`
    element, // element of map `of`
    carried, // state of scan `of` before a turn
    final,   // state of scan `of` after its last turn
    target,  // element of the sum that contributions have made of target `of`
    length,  // number of elements along dimension `of`
    number,  // index `of` as a number
};
struct atom {
    source from = source::load;
    int of = 0;
    positions_of_axes where;
    index_set over = 0;
    reduction how = reduction::sum;
    constexpr bool operator==(atom const& other) const {
        if (from != other.from || of != other.of || over != other.over || how != other.how)
            return false;
        return where == other.where;
    }
};
constexpr atom atom_from(source from, int of, positions_of_axes const& where = {}) {
    return {from, of, where, 0, reduction::sum};
}

/// An array made on the way: the values of a node over some of its indices, in this order.
struct map_definition {
    int node = 0;
    positions_of_axes axes;
};

/// A state that goes through turns: `next` is a node over the state's indices and the turn's.
struct scan_definition {
    int start = 0;
    int next = 0;
    int turn = 0; // an index
    index_set state = 0;
    bool descending = false;
};

/// An array that contributions are added to: an adjoint of a map, or a result.
struct target {
    int result = -1; // position among the results, or -1
    int rank = 0;
    int dimension[max_rank]{};
};
struct contribution {
    int to = 0;
    int node = 0;
    positions_of_axes where;
};

/// An index plus an offset has to stay inside an axis of an argument.
struct bound {
    position at;
    int dimension = 0;
};

} // namespace tapeless::arrays
