// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/assembly.hpp>
#include <tapeless/array/front/losses.hpp>

namespace tapeless {

/// The parts of an array, along its first axis, that an array of integers names: rows of a matrix.
template <int Rank, int Places>
constexpr auto take(symbolic_array<Rank> const& a, symbolic_array<Places> const& places) {
    constexpr int rank = Rank - 1 + Places;
    arrays::array_graph& g = *a.home();
    arrays::positions_of_axes axes{rank, {}}, of_places{Places, {}}, where{Rank, {}};
    for (int axis = 0; axis < rank; ++axis) {
        int const d = axis < Places ? places.dimension(axis) : a.dimension(axis - Places + 1);
        axes.at[axis].index = g.find_index(g.level_of_axis(rank - 1 - axis), d);
        (axis < Places ? of_places.at[axis] : where.at[axis - Places + 1]) = axes.at[axis];
    }
    where.at[0] = arrays::position_of_node(g, places.at(of_places));
    return symbolic_array<rank>(&g, a.at(where), axes);
}

/// An array of zeros over a range, to whose places, which are integers, values are added.
constexpr symbolic_array<1> scatter(index_range const& given, symbolic_array<1> const& places,
                                    symbolic_array<1> const& values) {
    arrays::array_graph& g = *values.home();
    index_range const range = arrays::in_graph(g, given);
    g.unite(places.dimension(0), values.dimension(0));
    arrays::assembly<1> all(g, arrays::captured_in(values), &range.dimension);
    auto const own = values.own_axes();
    all.add(values.at(own), {1, {arrays::position_of_node(g, places.at(own))}});
    return all.made();
}

/// Of scores and, for each place but along the last axis, the number of the class: the mean of
/// -log(softmax(scores)) there.
template <int Rank>
requires(Rank > 1) constexpr symbol
    cross_entropy(symbolic_array<Rank> const& scores, symbolic_array<Rank - 1> const& classes) {
    arrays::array_graph& g = *scores.home();
    auto const own = scores.own_axes();
    auto rows = own, chosen = own;
    --rows.rank;
    for (int axis = 0; axis + 1 < Rank; ++axis)
        g.unite(scores.dimension(axis), classes.dimension(axis));
    chosen.at[Rank - 1] = arrays::position_of_node(g, classes.at(rows));
    symbol const all =
        arrays::logsumexp_over(symbol(&g, scores.at(own)), arrays::only(own.at[Rank - 1].index));
    return mean(symbolic_array<Rank - 1>(&g, (all - symbol(&g, scores.at(chosen))).in(g), rows));
}

} // namespace tapeless
