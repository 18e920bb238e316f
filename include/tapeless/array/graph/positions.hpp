// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/node.hpp>

namespace tapeless::arrays {

inline constexpr int max_rank = 8;

/// A set of indices, one bit each.
using index_set = word;
constexpr index_set only(int index) { return index < 0 ? 0 : index_set{1} << index; }

/// Where an array is read or written along one axis: index + offset, or the offset alone.
struct position {
    int index = -1;
    int offset = 0;
    constexpr bool operator==(position const&) const = default;
};
struct positions_of_axes {
    int rank = 0;
    position at[max_rank]{};
    constexpr bool operator==(positions_of_axes const& other) const {
        for (int axis = 0; axis < rank; ++axis)
            if (!(at[axis] == other.at[axis])) return false;
        return rank == other.rank;
    }
};
constexpr index_set indices_of(positions_of_axes const& where) {
    index_set all = 0;
    for (int axis = 0; axis < where.rank; ++axis) all |= only(where.at[axis].index);
    return all;
}

} // namespace tapeless::arrays
