// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/comprehension.hpp>
#include <tapeless/array/front/state.hpp>

namespace tapeless {

namespace arrays {

/// What a turn returns: the next state, which it puts out as well, or a pair of both.
template <class State, class Turn>
inline constexpr bool is_next = ranks_of<State>() == ranks_of<Turn>();
template <class State, class Turn>
inline constexpr bool is_next_and_output = false;
template <class State, class Next, class Output>
inline constexpr bool is_next_and_output<State, std::pair<Next, Output>> = is_next<State, Next>;

template <class State, class Turn>
constexpr auto const& next_of(Turn const& turn) {
    if constexpr (is_next<State, Turn>)
        return turn;
    else
        return turn.first;
}
template <class State, class Turn>
constexpr auto const& output_of(Turn const& turn) {
    if constexpr (is_next<State, Turn>)
        return turn;
    else
        return turn.second;
}

/// A scan: its last state, what a turn puts out, and the index of the turns.
template <class State, class Output>
struct scanned {
    State last;
    Output output;
    int turn;
};

/// Traces the turns of a state whose parts are over the indices `over`. The nodes of `own` become
/// those of the next state.
template <class State, int Parts, class Body>
constexpr auto trace_turn(array_graph& g, State const& start, state_nodes<Parts>& own, int turn,
                          index_set const* over, int& first_part, Body const& body) {
    first_part = g.add_state(Parts);
    for (int k = 0; k < Parts; ++k) {
        scan_definition& s = g.scan[first_part + k];
        s.start = s.next = own.node[k];
        s.turn = turn;
        s.state = over[k];
    }
    for (int k = 0; k < Parts; ++k) own.node[k] = g.state_before(first_part + k);
    ++g.inside;
    auto const made = body(with_nodes(g, start, own), array_index{&g, {turn, 0}});
    --g.inside;
    read_nodes(g, next_of<State>(made), own);
    for (int k = 0; k < Parts; ++k) g.scan[first_part + k].next = own.node[k];
    return made;
}

/// Parts go through their turns together, there and back: where one varies with the turns around,
/// so do all. What flows back to one that did not would be a sum over turns that are yet to come.
constexpr void share_turns(array_graph const& g, index_set* over, int parts) {
    index_set shared = 0;
    for (int i = 0; i < g.indices; ++i)
        for (int k = 0; k < parts && g.is_turn(i); ++k) shared |= over[k] & only(i);
    for (int k = 0; k < parts; ++k) over[k] |= shared;
}

/// `body(state, turn)` applied to a state, whose parts may have more free indices than they start
/// with: those that the body brings in. They are found by trying.
template <class State, class Body>
constexpr auto scan_over(array_graph& g, int turn, State const& start, Body const& body) {
    using Turn = decltype(body(start, std::declval<array_index>()));
    constexpr int parts = ranks_of<State>().parts;
    auto const begin = nodes_of(g, start);
    index_set over[parts]{};
    for (int k = 0; k < parts; ++k)
        over[k] = g.closed(g.free_of(begin.node[k]) | indices_of(begin.axes[k]));
    for (;;) {
        share_turns(g, over, parts);
        auto own = begin;
        int first_part = 0;
        Turn const made = trace_turn(g, start, own, turn, over, first_part, body);
        bool grown = false;
        for (int k = 0; k < parts; ++k) {
            index_set const wanted = g.free_of(own.node[k]) & ~only(turn);
            grown = grown || (wanted & ~over[k]) != 0;
            over[k] |= wanted;
        }
        if (grown && !g.too_large) continue;
        for (int k = 0; k < parts; ++k) own.node[k] = g.last_state(first_part + k);
        auto const& output = output_of<State>(made);
        return scanned<State, std::remove_cvref_t<decltype(output)>>{with_nodes(g, start, own),
                                                                     output, turn};
    }
}
template <class State, class Body>
constexpr auto scan_from(array_graph& g, int dimension, State const& start, Body const& body) {
    return scan_over(g, g.find_turn(dimension), start, body);
}
/// What turns have put out, as arrays whose first axis counts them.
template <class Output>
constexpr auto over_turns(array_graph& g, Output const& output, int turn) {
    return with_parts(output, [&]<class Part>(Part const& part) {
        constexpr int rank = TracedArray<Part> ? array_rank<Part> : 0;
        auto const own = nodes_of(g, part);
        positions_of_axes axes{1 + rank, {{turn, 0}}};
        for (int axis = 0; axis < rank; ++axis) axes.at[1 + axis] = own.axes[0].at[axis];
        return symbolic_array<1 + rank>(&g, own.node[0], axes);
    });
}

template <class State, class Body>
constexpr auto last_state(array_graph& g, int turns, State const& start, Body const& body) {
    int const dimension = g.add_dimension(static_cast<std::size_t>(turns));
    auto const one = [&](State const& x, array_index const&) { return body(x); };
    return scan_from(g, dimension, start, one).last;
}

/// The next state of a function of numbers.
template <class State, class Next>
constexpr void assign_state(State& state, Next const& next) {
    symbol part[most_parts];
    int k = 0;
    tree::for_each_leaf(next, [&](auto const& one) { part[k++] = symbol(one); });
    k = 0;
    tree::for_each_leaf(state, [&](auto& one) { one = part[k++]; });
}
template <class State>
constexpr builder* home_of(State const& state) {
    builder* home = nullptr;
    tree::for_each_leaf(state, [&](auto const& part) {
        if (home == nullptr) home = part.home();
    });
    return home;
}

/// Turns as a range of the graph that the state is in, or the one after it; without a graph where
/// neither is in one of arrays.
template <class State, class Body>
constexpr index_range turns_in_graph(index_range const& turns, State const& state,
                                     Body const& body) {
    builder* home = turns.home != nullptr ? turns.home : arrays::home_of(state);
    if (home == nullptr && turns.turns > 0)
        home = arrays::home_of(
            arrays::as_state(next_of<State>(body(state, array_index{nullptr, {-1, 1}}))));
    if (home == nullptr || !home->of_arrays) return turns;
    if (turns.until.index >= 0) turns.home->bad_range = true;
    return in_graph(static_cast<array_graph&>(*home), turns);
}

/// Turns of a function of numbers are written out.
template <class State, class Body>
constexpr State turn_after_turn(index_range const& turns, State state, Body const& body) {
    if constexpr (is_of_numbers<State>)
        for (std::size_t k = 0; k < turns.turns; ++k)
            assign_state(state, body(state, array_index{nullptr, {-1, static_cast<int>(k)}}));
    return state;
}

/// Whether a turn returns what it has to, from a state of this type.
template <class State, class Turn, bool WithOutput>
consteval bool turn_fits() {
    constexpr bool few = ranks_of<State>().parts <= most_parts;
    constexpr bool fits =
        few && (is_next<State, Turn> || (WithOutput && is_next_and_output<State, Turn>));
    static_assert(fits, TAPELESS_SAYS_ARRAY_STATE);
    return fits;
}

} // namespace arrays

/// `body` applied `turns` times, beginning with `start`: a loop with a state where the function has
/// arrays among its arguments. A function of numbers is straight-line code, turn after turn.
///
/// A state is a number, an array, or a pair, tuple, array or struct of such.
template <class Start, class Body>
constexpr auto iterate(int turns, Start const& start, Body const& body) {
    auto state = arrays::as_state(start);
    using State = decltype(state);
    using Turn = std::remove_cvref_t<decltype(body(state))>;
    if constexpr (arrays::turn_fits<State, Turn, false>()) {
        builder* home = arrays::home_of(state);
        if (home == nullptr && turns > 0) home = arrays::home_of(arrays::as_state(body(state)));
        if (home != nullptr && home->of_arrays)
            return arrays::last_state(static_cast<arrays::array_graph&>(*home), turns, state, body);
        if constexpr (arrays::is_of_numbers<State>)
            for (int k = 0; k < turns; ++k) arrays::assign_state(state, body(state));
    }
    return state;
}

/// The same with the number of turns as an argument of the template: `iterate<1000>(x, body)`.
template <int Turns, class Start, class Body>
constexpr auto iterate(Start const& start, Body const& body) {
    return iterate(Turns, start, body);
}

/// As many turns as an axis has elements: `iterate(indices<0>(x), start, [&](auto state, auto t)
/// { return state + x(t); })`.
template <class Start, class Body>
constexpr auto iterate(index_range const& turns, Start const& start, Body const& body) {
    auto const state = arrays::as_state(start);
    using State = std::remove_cvref_t<decltype(state)>;
    using Turn = std::remove_cvref_t<decltype(body(state, std::declval<array_index>()))>;
    if constexpr (arrays::turn_fits<State, Turn, false>()) {
        index_range const range = arrays::turns_in_graph(turns, state, body);
        if (range.home == nullptr) return arrays::turn_after_turn(turns, state, body);
        return arrays::scan_from(*range.home, range.dimension, state, body).last;
    } else
        return state;
}

/// The last state and, as an array whose first axis counts the turns, what each turn has put out:
/// its state, or the second of a pair that the body returns.
template <class Start, class Body>
constexpr auto scan(index_range const& turns, Start const& start, Body const& body) {
    auto const state = arrays::as_state(start);
    using State = std::remove_cvref_t<decltype(state)>;
    using Turn = std::remove_cvref_t<decltype(body(state, std::declval<array_index>()))>;
    if constexpr (arrays::turn_fits<State, Turn, true>()) {
        index_range const range = arrays::turns_in_graph(turns, state, body);
        if (range.home == nullptr)
            arrays::map_or_scan_over_turns_reads_no_argument_of_a_function_of_arrays();
        arrays::array_graph& g = *range.home;
        auto const made = arrays::scan_from(g, range.dimension, state, body);
        return std::pair(made.last, arrays::over_turns(g, made.output, made.turn));
    } else
        return std::pair(state, state);
}

/// So many turns, of which the body may ask which one it is.
template <class Turns, class Start, class Body>
requires std::is_integral_v<Turns>
constexpr auto scan(Turns n, Start const& start, Body const& body) {
    return scan(arrays::range_of_turns(n), start, body);
}

} // namespace tapeless
