// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/assembly.hpp>
#include <tapeless/array/front/iterate.hpp>

namespace tapeless {

namespace arrays {

/// Turns in stretches, all of one length, and those that are left behind the last of them: the
/// dimensions of each.
struct cut_turns {
    array_graph& g;
    int const all;
    int const length;
    int const stretches;
    int const done;
    int const rest;

    constexpr cut_turns(array_graph& home, int dimension, int kept)
        : g(home),
          all(dimension),
          length(g.find_dimension({length_rule::stretch, all, all, kept > 0 ? kept : 0})),
          stretches(g.find_dimension({length_rule::stretches, all, length})),
          done(g.find_dimension({length_rule::product, stretches, length})),
          rest(g.find_dimension({length_rule::difference, all, done})) {}

    constexpr std::size_t known(int dimension) const { return g.length[g.root(dimension)]; }
    constexpr bool is_plain() const { return known(length) == 1; }
    constexpr bool has_rest() const { return known(rest) != 0; }

    /// Where turn t of a stretch is among all turns: stretch * length + t.
    constexpr position in_stretch(position const& stretch, int turn) const {
        loose_position made(g);
        made.sum.along = all;
        made.add_term({stretch.index, 1, length});
        made.add_term({turn, 1, -1});
        return made.made();
    }
    constexpr position behind_stretches(position const& turn) const {
        loose_position made(g);
        made.sum.along = all;
        made.add(turn);
        made.add_length(done);
        return made.made();
    }
};

/// Turns of turns, of whose states a gradient keeps the first of each stretch.
template <bool WithOutput, class State, class Body>
constexpr auto scan_stretches(cut_turns const& cut, State const& start, Body const& body,
                              position& at) {
    array_graph& g = cut.g;
    int turn = 0;
    auto const made =
        scan_from(g, cut.stretches, start, [&](State const& first, array_index const& stretch) {
            turn = g.find_own_turn(cut.length);
            at = cut.in_stretch(stretch.at, turn);
            auto const inner =
                scan_over(g, turn, first, [&](State const& state, array_index const&) {
                    return body(state, array_index{&g, at});
                });
            if constexpr (WithOutput)
                return std::pair(inner.last, inner.output);
            else
                return inner.last;
        });
    int const s = g.atom_of(nodes_of(g, made.last).node[0]).of;
    for (int k = g.first_part(s); k < g.end_of_parts(s) && !g.too_large; ++k) {
        g.scan[k].recomputed = true;
        g.scan[k].stretch = turn;
    }
    return made;
}
template <class State, class Body>
constexpr auto scan_rest(cut_turns const& cut, State const& start, Body const& body, position& at) {
    return scan_from(cut.g, cut.rest, start, [&](State const& state, array_index const& turn) {
        at = cut.behind_stretches(turn.at);
        return body(state, array_index{&cut.g, at});
    });
}

template <class State, class Body>
constexpr State last_of_stretches(array_graph& g, int turns, int kept, State const& start,
                                  Body const& body) {
    cut_turns const cut(g, turns, kept);
    if (cut.is_plain()) return scan_from(g, turns, start, body).last;
    position at;
    State const last = scan_stretches<false>(cut, start, body, at).last;
    return cut.has_rest() ? scan_rest(cut, last, body, at).last : last;
}

/// An array over all turns of what those of stretches and those behind them have put out, part by
/// part.
template <class Output>
struct output_of_stretches {
    cut_turns const& cut;
    state_nodes<ranks_of<Output>().parts> in_stretch, behind;
    position at, at_behind;

    constexpr auto made(Output const& output) const {
        int k = 0;
        return with_parts(output, [&]<class Part>(Part const&) {
            constexpr int rank = TracedArray<Part> ? array_rank<Part> : 0;
            return part<rank>(k++);
        });
    }

private:
    template <int Rank>
    constexpr auto part(int k) const {
        array_graph& g = cut.g;
        int dimension[1 + Rank]{cut.all};
        positions_of_axes where{1 + Rank, {at}}, where_behind{1 + Rank, {at_behind}};
        for (int axis = 0; axis < Rank; ++axis) {
            position const p = in_stretch.axes[k].at[axis], q = behind.axes[k].at[axis];
            where.at[1 + axis] = p;
            where_behind.at[1 + axis] = q;
            dimension[1 + axis] = g.dimension_at(p.index);
            if (cut.has_rest()) g.unite(g.dimension_at(p.index), g.dimension_at(q.index));
        }
        index_set own = g.indices_at(at) | g.indices_at(at_behind);
        own |= indices_of(where) | indices_of(where_behind);
        index_set const all = g.free_of(in_stretch.node[k]) | g.free_of(behind.node[k]);
        assembly<1 + Rank> whole(g, all & ~own, dimension);
        whole.add(in_stretch.node[k], where);
        if (cut.has_rest()) whole.add(behind.node[k], where_behind);
        return whole.made();
    }
};
template <class State, class Body>
constexpr auto scan_in_stretches(cut_turns const& cut, State const& start, Body const& body) {
    position at;
    auto const made = scan_stretches<true>(cut, start, body, at);
    using Output = std::remove_cvref_t<decltype(made.output)>;
    output_of_stretches<Output> whole{cut, nodes_of(cut.g, made.output), {}, at, {}};
    State last = made.last;
    if (cut.has_rest()) {
        auto const rest = scan_rest(cut, last, body, whole.at_behind);
        last = rest.last;
        whole.behind = nodes_of(cut.g, rest.output);
    }
    return std::pair(last, whole.made(made.output));
}

} // namespace arrays

/// Keeps `Kept` states for the gradient (as many as the square root of the number of turns, if it
/// is 0) and computes what lies between them again: `iterate(checkpointed<>, 100000, x, body)`.
template <int Kept>
struct checkpoints {};
template <int Kept = 0>
inline constexpr checkpoints<Kept> checkpointed{};

template <int Kept, class Start, class Body>
constexpr auto iterate(checkpoints<Kept>, int turns, Start const& start, Body const& body) {
    auto const state = arrays::as_state(start);
    using State = std::remove_cvref_t<decltype(state)>;
    using Turn = std::remove_cvref_t<decltype(body(state))>;
    if constexpr (arrays::turn_fits<State, Turn, false>()) {
        builder* home = arrays::home_of(state);
        if (home == nullptr && turns > 0) home = arrays::home_of(arrays::as_state(body(state)));
        if (home != nullptr && home->of_arrays) {
            auto& g = static_cast<arrays::array_graph&>(*home);
            int const dimension = g.add_dimension(static_cast<std::size_t>(turns));
            auto const one = [&](State const& x, array_index const&) { return body(x); };
            return arrays::last_of_stretches(g, dimension, Kept, state, one);
        }
    }
    return iterate(turns, state, body);
}

template <int Turns, int Kept, class Start, class Body>
constexpr auto iterate(checkpoints<Kept> kept, Start const& start, Body const& body) {
    return iterate(kept, Turns, start, body);
}

template <int Kept, class Start, class Body>
constexpr auto iterate(checkpoints<Kept>, index_range const& turns, Start const& start,
                       Body const& body) {
    auto const state = arrays::as_state(start);
    using State = std::remove_cvref_t<decltype(state)>;
    using Turn = std::remove_cvref_t<decltype(body(state, std::declval<array_index>()))>;
    if constexpr (arrays::turn_fits<State, Turn, false>()) {
        index_range const range = arrays::turns_in_graph(turns, state, body);
        if (range.home == nullptr) return iterate(turns, state, body);
        return arrays::last_of_stretches(*range.home, range.dimension, Kept, state, body);
    } else
        return state;
}

/// What turns put out is kept, as it is wanted; their states are not.
template <int Kept, class Start, class Body>
constexpr auto scan(checkpoints<Kept>, index_range const& turns, Start const& start,
                    Body const& body) {
    auto const state = arrays::as_state(start);
    using State = std::remove_cvref_t<decltype(state)>;
    using Turn = std::remove_cvref_t<decltype(body(state, std::declval<array_index>()))>;
    if constexpr (arrays::turn_fits<State, Turn, true>()) {
        index_range const range = arrays::turns_in_graph(turns, state, body);
        if (range.home == nullptr) return scan(turns, state, body);
        arrays::cut_turns const cut(*range.home, range.dimension, Kept);
        if (cut.is_plain()) return scan(range, state, body);
        return arrays::scan_in_stretches(cut, state, body);
    } else
        return std::pair(state, state);
}

template <int Kept, class Turns, class Start, class Body>
requires std::is_integral_v<Turns>
constexpr auto scan(checkpoints<Kept> kept, Turns n, Start const& start, Body const& body) {
    return scan(kept, arrays::range_of_turns(n), start, body);
}

} // namespace tapeless
