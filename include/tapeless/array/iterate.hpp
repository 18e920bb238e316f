// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/symbolic_array.hpp>

namespace tapeless {

namespace arrays {

/// The node of `body` applied to the state of a scan, which may have more free indices than its
/// start: those that the body brings in. They are found by trying.
template <class Wrap, class Body>
constexpr int scanned(array_graph& g, int turns, int start, Wrap const& wrap, Body const& body) {
    int const index =
        g.find_index(g.level_of_turns(), g.add_dimension(static_cast<std::size_t>(turns)));
    index_set state = g.free_of(start);
    for (;;) {
        int const s = g.add_scan({start, start, index, state, false});
        int const carried = g.atom_node(atom_from(source::carried, s));
        int const next = node_in(g, body(wrap(carried)));
        g.scan[s].next = next;
        index_set const wanted = g.free_of(next) & ~only(index);
        if ((wanted & ~state) == 0 || g.too_large) return g.atom_node(atom_from(source::final, s));
        state |= wanted;
    }
}

} // namespace arrays

/// `body` applied `turns` times, beginning with `start`: a loop with a state where the function has
/// arrays among its arguments. A function of numbers is straight-line code, turn after turn.
template <class Body>
constexpr symbol iterate(int turns, symbol const& start, Body const& body) {
    builder* home = start.home();
    if (home == nullptr && turns > 0) home = symbol(body(start)).home();
    if (home != nullptr && home->of_arrays) {
        auto& g = static_cast<arrays::array_graph&>(*home);
        auto const wrap = [&](int node) { return symbol(&g, node); };
        return {&g, arrays::scanned(g, turns, start.in(g), wrap, body)};
    }
    symbol state = start;
    for (int k = 0; k < turns; ++k) state = body(state);
    return state;
}

/// The same for all elements of an array.
template <int Rank, class Body>
constexpr symbolic_array<Rank> iterate(int turns, symbolic_array<Rank> const& start,
                                       Body const& body) {
    arrays::array_graph& g = *start.home();
    auto const axes = start.own_axes();
    auto const wrap = [&](int node) { return symbolic_array<Rank>(&g, node, axes); };
    auto const at_axes = [&](symbolic_array<Rank> const& state) {
        return symbol(&g, body(state).at(axes));
    };
    int const node = arrays::scanned(g, turns, start.at(axes), wrap, at_axes);
    return {&g, node, axes};
}

} // namespace tapeless
