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

/// i - j where j runs below i: how far j takes it down.
template <class Graph>
constexpr bool is_difference_below(Graph const& g, combination const& c, index_term const& t) {
    int const other = g.index[t.index].until.index;
    for (int k = 0; k < c.terms; ++k)
        if (c.term[k].index == other && c.term[k].scale < 0 && t.scale < 0)
            return c.term[k].stride == 1 && t.stride == -1;
    return false;
}

/// `length(dimension)` is `unknown_length` where it is not known, `gathered(node)` the reach of the
/// elements of an argument of integers.
template <class Graph, class Length, class Gathered>
constexpr reach reach_of(Graph const& g, position const& p, Length const& length,
                         Gathered const& gathered) {
    reach all;
    all.add(p.offset, p.offset);
    auto const take = [&](index_term const& t, combination const& c) {
        position const until = g.index[t.index].until;
        std::size_t count = length(g.index[t.index].dimension);
        std::size_t const scale = t.scale < 0 ? 1 : length(t.scale);
        if (count == unknown_length || scale == unknown_length) return void(all.known = false);
        if (until.index >= 0 && until.offset == 0 && count > 0) --count;
        if (count == 0) return void(all.empty = true);
        std::ptrdiff_t const last = static_cast<std::ptrdiff_t>((count - 1) * scale) * t.stride;
        if (until.index >= 0 && is_difference_below(g, c, t))
            all.least += 1 - until.offset;
        else
            all.add(0, last);
    };
    if (!g.is_combined(p)) {
        if (p.index >= 0) take({p.index, 1, -1}, {});
        return all;
    }
    combination const& c = g.of_combined(p.index);
    for (int k = 0; k < c.terms; ++k) take(c.term[k], c);
    if (c.beyond >= 0) {
        std::size_t const more = length(c.beyond);
        if (more == unknown_length) return reach::unknown();
        all.add(static_cast<std::ptrdiff_t>(more), static_cast<std::ptrdiff_t>(more));
    }
    if (c.gathered != 0) {
        reach const r = gathered(c.gathered);
        all.known = all.known && r.known;
        all.empty = all.empty || r.empty;
        all.add(r.least, r.most);
    }
    return all;
}
template <class Graph, class Length>
constexpr reach reach_of(Graph const& g, position const& p, Length const& length) {
    return reach_of(g, p, length, [](int) { return reach::unknown(); });
}

} // namespace tapeless::arrays
