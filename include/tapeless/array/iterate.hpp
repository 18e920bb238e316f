// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/comprehension.hpp>

#include <utility>

namespace tapeless {

namespace arrays {

/// A scan: the nodes of its last state and of what its turns put out, and the index of the turns.
struct scan_nodes {
    int last = 0;
    int output = 0;
    int turn = 0;
    positions_of_axes axes{}; // of what is put out
};

struct turn_nodes {
    int next, output;
    positions_of_axes axes; // of what is put out
};

/// `body(state, turn)` applied to the state of a scan, which may have more free indices than its
/// start: those that the body brings in. They are found by trying. It returns the next state and
/// what the turn puts out, as nodes.
template <class Body>
constexpr scan_nodes scanned(array_graph& g, int dimension, int start, Body const& body) {
    int const turn = g.find_index(g.level_of_turns(), dimension);
    index_set state = g.free_of(start);
    for (;;) {
        int const s = g.add_scan({start, start, turn, state, false});
        int const carried = g.atom_node(atom_from(source::carried, s));
        auto const [next, output, axes] = body(carried, array_index{&g, {turn, 0}});
        g.scan[s].next = next;
        index_set const wanted = g.free_of(next) & ~only(turn);
        if ((wanted & ~state) == 0 || g.too_large)
            return {g.atom_node(atom_from(source::final, s)), output, turn, axes};
        state |= wanted;
    }
}

/// What a turn returns: the next state, which it puts out as well, or a pair of both.
template <class Turn>
constexpr auto const& next_of(Turn const& turn) {
    if constexpr (requires { turn.second; })
        return turn.first;
    else
        return turn;
}
template <class Turn>
constexpr auto const& output_of(Turn const& turn) {
    if constexpr (requires { turn.second; })
        return turn.second;
    else
        return turn;
}

/// A state while it is traced: a number, or the elements of an array over its own axes.
struct number_state {
    array_graph& g;
    positions_of_axes axes{};
    using type = symbol;
    constexpr symbol wrap(int node) const { return {&g, node}; }
    constexpr int node(auto const& x) const { return node_in(g, x); }
};
template <int Rank>
struct array_state {
    array_graph& g;
    positions_of_axes axes;
    using type = symbolic_array<Rank>;
    constexpr type wrap(int node) const { return {&g, node, axes}; }
    constexpr int node(type const& x) const { return x.at(axes); }
};
constexpr number_state state_of(array_graph& g, symbol const&) { return {g, {}}; }
template <class Start>
constexpr auto as_state(Start const& start) {
    if constexpr (TracedArray<Start>)
        return start;
    else
        return symbol(start);
}
template <int Rank>
constexpr array_state<Rank> state_of(array_graph& g, symbolic_array<Rank> const& a) {
    return {g, a.own_axes()};
}

template <class Start, class Body>
constexpr scan_nodes scan_from(array_graph& g, int dimension, Start const& start,
                               Body const& body) {
    auto const state = state_of(g, start);
    return scanned(g, dimension, state.node(start), [&](int carried, array_index const& turn) {
        auto const made = body(state.wrap(carried), turn);
        auto const output = state_of(g, output_of(made));
        return turn_nodes{state.node(next_of(made)), output.node(output_of(made)), output.axes};
    });
}
template <class Start, class Body>
constexpr int last_state(array_graph& g, int turns, Start const& start, Body const& body) {
    int const dimension = g.add_dimension(static_cast<std::size_t>(turns));
    auto const one = [&](auto const& x, array_index const&) { return body(x); };
    return scan_from(g, dimension, start, one).last;
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
        return {&g, arrays::last_state(g, turns, start, body)};
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
    return {&g, arrays::last_state(g, turns, start, body), start.own_axes()};
}

/// As many turns as an axis has elements: `iterate(indices<0>(x), start, [&](auto state, auto t)
/// { return state + x(t); })`.
template <class Start, class Body>
constexpr auto iterate(index_range const& turns, Start const& start, Body const& body) {
    arrays::array_graph& g = *turns.home;
    auto const first = arrays::as_state(start);
    return arrays::state_of(g, first).wrap(arrays::scan_from(g, turns.dimension, first, body).last);
}

/// The last state and, as an array whose first axis counts the turns, what each turn has put out:
/// its state, or the second of a pair that the body returns.
template <class Start, class Body>
constexpr auto scan(index_range const& turns, Start const& start, Body const& body) {
    arrays::array_graph& g = *turns.home;
    auto const first = arrays::as_state(start);
    auto const made = arrays::scan_from(g, turns.dimension, first, body);
    using Output =
        std::remove_cvref_t<decltype(arrays::output_of(body(first, std::declval<array_index>())))>;
    constexpr int rank = array_rank<Output> < 0 ? 0 : array_rank<Output>;
    arrays::positions_of_axes axes{1 + rank, {{made.turn, 0}}};
    if constexpr (rank > 0)
        for (int axis = 0; axis < rank; ++axis) axes.at[1 + axis] = made.axes.at[axis];
    return std::pair(arrays::state_of(g, first).wrap(made.last),
                     symbolic_array<1 + rank>(&g, made.output, axes));
}

} // namespace tapeless
