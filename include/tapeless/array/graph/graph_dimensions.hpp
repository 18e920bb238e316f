// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/reach.hpp>
#include <tapeless/graph/graph.hpp>

namespace tapeless::arrays {

/// A set of dimensions, one bit each.
using dimension_set = word;

/// The dimensions of a graph of arrays: lengths, some of which have been found to be equal.
struct graph_dimensions : builder {
    int dimensions = 0;
    int same_as[max_dimensions]{};
    std::size_t length[max_dimensions]{}; // as far as it is known: all ones if not
    derived_length length_from[max_dimensions]{};
    bool of_turns[max_dimensions]{}; // that no axis has, but a range of so many turns
    bool outside = false;            // of an axis, for all that is static
    bool disagree = false;           // two static extents that have to be equal

    constexpr int add_dimension(std::size_t known) {
        if (dimensions == max_dimensions) return too_large = true, 0;
        same_as[dimensions] = dimensions;
        length[dimensions] = known;
        return dimensions++;
    }
    constexpr int add_dimension(derived_length const& from) {
        std::size_t const a = length[root(from.a)], b = length[root(from.b)];
        bool const known = a != unknown_length && b != unknown_length;
        bool const exists = !known || from.exists(a, b);
        outside = outside || !exists;
        int const made = add_dimension(known && exists ? from(a, b) : unknown_length);
        length_from[made] = from;
        return made;
    }
    /// One that an axis has been found to be as long as is that axis: other arrays that it is read
    /// along may not be longer.
    constexpr int dimension_of_turns(std::size_t turns) {
        for (int d = 0; d < dimensions; ++d)
            if (of_turns[d] && length[d] == turns && root(d) == d) return d;
        int const made = add_dimension(turns);
        of_turns[made] = true;
        return made;
    }
    /// Lengths that follow in the same way are one.
    constexpr int find_dimension(derived_length from) {
        from.a = root(from.a), from.b = root(from.b);
        for (int d = 0; d < dimensions; ++d)
            if (length_from[d] == from) return d;
        return add_dimension(from);
    }
    constexpr int root(int dimension) const {
        while (same_as[dimension] != dimension) dimension = same_as[dimension];
        return dimension;
    }
    /// Two dimensions have to be equally long; what is static is checked here.
    constexpr void unite(int a, int b) {
        a = root(a), b = root(b);
        if (a == b) return;
        if (b < a) {
            int const larger = a;
            a = b, b = larger;
        }
        bool const known = length[a] != unknown_length && length[b] != unknown_length;
        if (known && length[a] != length[b]) disagree = true;
        if (length[a] == unknown_length) length[a] = length[b];
        same_as[b] = a;
    }
};

} // namespace tapeless::arrays
