// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain_derivatives.hpp>
#include <array/random/plain_rearranged.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// The library's functions of arrays once more, each a loop over numbers that are there: a source
/// that calls them by the library's names has a meaning that owes nothing to the library.
namespace plain {

/// What an index runs over is how many turns it takes.
struct index_range {
    long turns;
    constexpr index_range(long n) : turns(n) {}
    array size() const { return static_cast<double>(turns); }
};
template <int Axis>
index_range indices(array const& a) {
    return {a.shape[Axis]};
}
inline index_range below(long i) { return {i}; }
template <long Turns>
inline constexpr index_range range{Turns};
inline array number(long i) { return static_cast<double>(i); }

// ---- comprehensions ----

/// Places that integers name are added to.
inline array scatter(index_range const& range, array const& places, array const& x) {
    array made(lengths{range.turns});
    for (long k = 0; k < x.size(); ++k) made[array::as_index(array(places[k]))] += x[k];
    return made;
}
template <class Body>
array map(index_range const& range, Body const& body) {
    std::vector<array> made;
    for (long i = 0; i < range.turns; ++i) made.push_back(body(i));
    return stacked(made);
}
template <class Body>
array sum(index_range const& range, Body const& body) {
    return sum(map(range, body));
}
template <class Body>
array product(index_range const& range, Body const& body) {
    return product(map(range, body));
}
template <class Body>
array max(index_range const& range, Body const& body) {
    return max(map(range, body));
}
template <class Body>
array min(index_range const& range, Body const& body) {
    return min(map(range, body));
}
template <class Body>
array argmax(index_range const& range, Body const& body) {
    return argmax(map(range, body));
}
template <class Body>
array logsumexp(index_range const& range, Body const& body) {
    return logsumexp(map(range, body));
}
template <class Body>
array norm(index_range const& range, Body const& body) {
    return norm(map(range, body));
}

// ---- states ----

template <int Kept>
struct checkpoints {};
template <int Kept = 0>
inline constexpr checkpoints<Kept> checkpointed{};

template <class State, class Body>
State iterate(int turns, State state, Body const& body) {
    for (int t = 0; t < turns; ++t) state = body(state);
    return state;
}
template <class State, class Body>
State iterate(index_range const& range, State state, Body const& body) {
    for (long t = 0; t < range.turns; ++t) state = body(state, t);
    return state;
}
template <int Turns, class State, class Body>
State iterate(State const& start, Body const& body) {
    return iterate(Turns, start, body);
}
template <int Kept, class Turns, class State, class Body>
State iterate(checkpoints<Kept>, Turns const& turns, State const& start, Body const& body) {
    return iterate(turns, start, body);
}
template <int Turns, int Kept, class State, class Body>
State iterate(checkpoints<Kept>, State const& start, Body const& body) {
    return iterate(Turns, start, body);
}

/// What turns have put out, part by part.
inline array over_turns(std::vector<array> const& outputs) { return stacked(outputs); }
template <class Structure>
Structure over_turns(std::vector<Structure> const& outputs) {
    Structure made = outputs.at(0);
    auto const gather = [&]<class Part>(Part& part, auto const& part_of) {
        std::vector<Part> all;
        for (Structure const& one : outputs) all.push_back(part_of(one));
        part = over_turns(all);
    };
    [&]<std::size_t... K>(std::index_sequence<K...>) {
        (gather(std::get<K>(made), [](auto const& x) { return std::get<K>(x); }), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<Structure>>{});
    return made;
}
template <class State, class Body>
auto scan(index_range const& range, State state, Body const& body) {
    using turn = decltype(body(state, 0L));
    if constexpr (std::is_same_v<turn, State>) {
        std::vector<State> states;
        for (long t = 0; t < range.turns; ++t) states.push_back(state = body(state, t));
        return std::pair(state, over_turns(states));
    } else {
        std::vector<typename turn::second_type> outputs;
        for (long t = 0; t < range.turns; ++t) {
            auto const [next, output] = body(state, t);
            state = next;
            outputs.push_back(output);
        }
        return std::pair(state, over_turns(outputs));
    }
}
template <int Kept, class State, class Body>
auto scan(checkpoints<Kept>, index_range const& range, State const& start, Body const& body) {
    return scan(range, start, body);
}
struct convergence {
    double absolute;
};
/// Turns that bring the state nearer by a factor of a half or less.
template <class State, class Body>
State while_converging(State const& start, Body const& body) {
    return iterate(80, start, body);
}
template <class State, class Body>
State while_converging(convergence, State const& start, Body const& body) {
    return while_converging(start, body);
}

} // namespace plain
