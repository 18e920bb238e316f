// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/elementwise.hpp>
#include <tapeless/array/front/tensor.hpp>

#include <type_traits>

namespace tapeless {

/// What an index runs over: an axis, what is below an index, or, without a graph, so many turns.
struct index_range {
    arrays::array_graph* home = nullptr;
    int dimension = 0;
    arrays::position until;
    std::size_t turns = 0;

    /// How many indices there are, as a number.
    constexpr symbol size() const {
        if (home == nullptr) return static_cast<double>(turns);
        if (until.index >= 0) return number(array_index{home, until});
        return {home, home->length_node(dimension)};
    }
};

/// The range of an axis: `sum(indices<0>(A), [&](auto i) { ... })`.
template <int Axis, int Rank>
constexpr auto indices(symbolic_array<Rank> const& a) {
    constexpr bool exists = Axis >= 0 && Axis < Rank;
    static_assert(exists, TAPELESS_SAYS_ARRAY_AXIS);
    return index_range{a.home(), exists ? a.dimension(Axis) : a.home()->add_dimension(dynamic), {}};
}

namespace arrays {

template <class Turns>
constexpr index_range range_of_turns(Turns n) {
    return {nullptr, 0, {}, n < Turns(0) ? 0 : static_cast<std::size_t>(n)};
}

} // namespace arrays

/// The indices from 0 to a constant: `sum(range<8>, [&](auto i) { ... })`. It is a loop.
template <auto Turns>
requires std::is_integral_v<decltype(Turns)>
inline constexpr index_range range = arrays::range_of_turns(Turns);

/// The range of what is below the index of an outer loop, `below(i)`, or up to it, `below(i + 1)`.
constexpr index_range below(array_index const& i) {
    if (i.home == nullptr) return arrays::range_of_turns(i.at.offset);
    arrays::array_graph& g = *i.home;
    bool const plain = i.at.index >= 0 && !g.is_combined(i.at);
    if (!plain || i.at.offset < 0 || i.at.offset > 1) g.bad_range = true;
    return {&g, g.index[plain ? i.at.index : 0].dimension, i.at};
}

/// A body that takes an index, so that an integer beside it is a number of turns.
template <class Body>
concept IndexBody = std::is_class_v<Body> && !Symbolic<Body> && requires(Body const& body) {
    body(array_index{});
};
template <class Turns, class Body>
concept TurnsAndBody = Operands<Turns, Body> && std::is_integral_v<Turns> && IndexBody<Body>;

/// A range is no operand: `max(range, body)` is a comprehension.
template <class Op, class Body>
constexpr void apply_op(Op, index_range const&, Body const&) {}
template <class Op, class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr void apply_op(Op, Turns const&, Body const&) {}

namespace arrays {

/// So many turns as a range of a graph.
constexpr index_range in_graph(array_graph& g, index_range const& range) {
    if (range.home != nullptr) return range;
    return {&g, g.dimension_of_turns(range.turns), {}};
}
/// The same where the graph is found in what the body reads. It is tried at an index without a
/// graph, which reads any array at its first element, is no operand of other indices, and is 1 as a
/// number, so that loops below it have a turn. Where there is no graph of arrays, neither is one in
/// the range that is returned.
template <class Body>
constexpr index_range in_graph(index_range const& range, Body const& body) {
    if (range.home != nullptr || range.turns == 0) return range;
    auto const tried = body(array_index{nullptr, {-1, 1}});
    builder* home = nullptr;
    if constexpr (requires { static_cast<builder*>(tried.home()); }) home = tried.home();
    if (home == nullptr || !home->of_arrays) return range;
    return in_graph(static_cast<array_graph&>(*home), range);
}
/// Not to be called while a function is traced: the compiler names it. Without a graph there is
/// nothing that the array of a map over turns alone could be part of.
inline void map_or_scan_over_turns_reads_no_argument_of_a_function_of_arrays() {}
/// Turns that read no array are written out one after the other.
template <class How, class Body>
constexpr symbol unrolled(index_range const& range, Body const& body) {
    symbol total = How::neutral;
    for (std::size_t k = 0; k < range.turns; ++k) {
        symbol const one = body(array_index{nullptr, {-1, static_cast<int>(k)}});
        total = k == 0 ? one : How::two(total, one);
    }
    return total;
}

} // namespace arrays

} // namespace tapeless
