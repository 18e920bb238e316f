// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/definitions.hpp>

#include <cstddef>

namespace tapeless::arrays {

inline constexpr std::size_t unknown_length = static_cast<std::size_t>(-1);

/// The least and the largest value of a position while its indices run.
struct reach {
    bool known = true;
    bool empty = false; // no turn at all
    std::ptrdiff_t least = 0;
    std::ptrdiff_t most = 0;

    constexpr bool inside(std::size_t length) const {
        if (empty) return true;
        return length != unknown_length && least >= 0 && most < static_cast<std::ptrdiff_t>(length);
    }
    constexpr void add(std::ptrdiff_t a, std::ptrdiff_t b) {
        least += a < b ? a : b;
        most += a < b ? b : a;
    }
    /// What is not known to be anything.
    static constexpr reach unknown() { return {false, false, 0, 0}; }
};

/// A turn of a loop within a position, as far as it matters where the position runs: over a
/// dimension, below another index plus an offset, `stride` times the length of a dimension at once.
struct reach_term {
    int dimension = 0;
    int stride = 1;
    int scale = -1;             // a dimension
    int fewer = 0;              // turns than the dimension has, at least: it runs below others
    bool is_difference = false; // from the index that it runs below: i - j
    int offset = 0;             // of where it ends
};
/// A position without the graph that it is in.
struct reach_terms {
    int offset = 0;
    int terms = 0;
    reach_term term[max_terms]{};
    int beyond = -1;
    int gathered = 0;
};

/// i - j where j runs below i: how far j takes it down.
template <class Graph>
constexpr bool is_difference_below(Graph const& g, combination const& c, index_term const& t) {
    int const other = g.index[t.index].until.index;
    for (int k = 0; k < c.terms; ++k)
        if (c.term[k].index == other && c.term[k].scale < 0 && t.scale < 0)
            return c.term[k].stride == 1 && t.stride == -1;
    return false;
}
template <class Graph>
constexpr reach_terms terms_of(Graph const& g, position const& p) {
    reach_terms all{p.offset, 0, {}, -1, 0};
    auto const take = [&](index_term const& t, combination const& c) {
        position const until = g.index[t.index].until;
        reach_term& one = all.term[all.terms++];
        one = {g.root(g.index[t.index].dimension),
               t.stride,
               t.scale < 0 ? -1 : g.root(t.scale),
               0,
               until.index >= 0 && is_difference_below(g, c, t),
               until.offset};
        for (position end = until; end.index >= 0; end = g.index[end.index].until)
            one.fewer += 1 - end.offset;
    };
    if (!g.is_combined(p)) {
        if (p.index >= 0) take({p.index, 1, -1}, {});
        return all;
    }
    combination const& c = g.of_combined(p.index);
    for (int k = 0; k < c.terms; ++k) take(c.term[k], c);
    if (c.beyond >= 0) all.beyond = g.root(c.beyond);
    all.gathered = c.gathered;
    return all;
}

/// `length(dimension)` is `unknown_length` where it is not known, `gathered(node)` the reach of the
/// elements of an argument of integers.
template <class Length, class Gathered>
constexpr reach reach_of(reach_terms const& p, Length const& length, Gathered const& gathered) {
    reach all;
    all.add(p.offset, p.offset);
    for (int k = 0; k < p.terms; ++k) {
        reach_term const& t = p.term[k];
        std::size_t count = length(t.dimension);
        std::size_t const scale = t.scale < 0 ? 1 : length(t.scale);
        if (count == unknown_length || scale == unknown_length) {
            all.known = false;
            continue;
        }
        std::size_t const fewer = static_cast<std::size_t>(t.fewer);
        count -= fewer < count ? fewer : count;
        if (count == 0)
            all.empty = true;
        else if (t.is_difference)
            all.least += 1 - t.offset;
        else
            all.add(0, static_cast<std::ptrdiff_t>((count - 1) * scale) * t.stride);
    }
    if (p.beyond >= 0) {
        std::size_t const more = length(p.beyond);
        if (more == unknown_length) return reach::unknown();
        all.add(static_cast<std::ptrdiff_t>(more), static_cast<std::ptrdiff_t>(more));
    }
    if (p.gathered != 0) {
        reach const r = gathered(p.gathered);
        all.known = all.known && r.known;
        all.empty = all.empty || r.empty;
        all.add(r.least, r.most);
    }
    return all;
}

} // namespace tapeless::arrays
