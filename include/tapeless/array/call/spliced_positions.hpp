// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/symbolic_array.hpp>

#include <tuple>

namespace tapeless::arrays {

template <class Actual>
constexpr int dimension_of(Actual const& x, int axis) {
    if constexpr (TracedArray<Actual>)
        return x.dimension(axis);
    else
        return 0;
}
template <class Actual>
constexpr int element_of(array_graph& g, Actual const& x, positions_of_axes const& where) {
    if constexpr (TracedArray<Actual>)
        return x.at(where);
    else
        return node_in(g, x);
}
/// The indices of the loops around that an argument varies with.
template <class Actual>
constexpr index_set captured_by(array_graph& g, Actual const& x) {
    if constexpr (TracedArray<Actual>) {
        auto const own = x.own_axes();
        return g.free_of(x.at(own)) & ~g.closed(indices_of(own));
    } else
        return g.free_of(node_in(g, x));
}

/// What the atoms of a finished array graph speak of, in another one, where `actual` stand in place
/// of its arguments: dimensions, indices, positions.
template <class... Actual>
struct spliced_positions {
    array_graph& g;
    array_graph const& f;
    std::tuple<Actual const&...> actual;
    index_set around = 0; // the loops that any argument varies with

    constexpr spliced_positions(array_graph& to, array_graph const& from, Actual const&... x)
        : g(to), f(from), actual(x...) {
        ((around |= captured_by(g, x)), ...);
        own_turns_before_ = g.own_turns;
        g.own_turns += f.own_turns;
        meet_dimensions();
    }

    constexpr int dimension_in_g(int d) const { return dimension_[f.root(d)]; }
    constexpr int index_in_g(int i) {
        if (i < 0) return i;
        index_definition const& one = f.index[i];
        int const own = one.inside >= array_graph::shared_turns ? own_turns_before_ : 0;
        int const turns =
            f.is_turn(i) ? one.inside + g.inside + array_graph::shared_turns * own : 0;
        return g.find_index(one.level + 16 * g.depth, dimension_in_g(one.dimension),
                            moved_position(one.until), turns);
    }
    constexpr position moved_position(position p) {
        if (!f.is_combined(p)) return {index_in_g(p.index), p.offset};
        position const moved_one = combined_in_g(f.of_combined(p.index));
        return {moved_one.index, moved_one.offset + p.offset};
    }
    constexpr positions_of_axes moved_positions(positions_of_axes where) {
        for (int axis = 0; axis < where.rank; ++axis)
            where.at[axis] = moved_position(where.at[axis]);
        return where;
    }
    constexpr index_set moved_set(index_set all) {
        index_set found = 0;
        for (int i = 0; i < f.indices; ++i)
            if ((all & only(i)) != 0) found |= only(index_in_g(i));
        return found;
    }
    /// Elements of an array for each turn of the loops around.
    constexpr positions_of_axes behind(positions_of_axes const& where) const {
        positions_of_axes all;
        for (int i = 0; i < g.indices; ++i)
            if ((around & only(i)) != 0 && all.rank < max_rank) all.at[all.rank++] = {i, 0};
        for (int axis = 0; axis < where.rank && all.rank < max_rank; ++axis)
            all.at[all.rank++] = where.at[axis];
        return all;
    }
    /// Which dimensions are one because of it, and what has to stay inside, is known of all of the
    /// finished graph: an index that it has over a part of an axis is not that of the whole here.
    constexpr int element_of_argument(int argument, positions_of_axes const& where) {
        g.all_met = true;
        int a = 0, found = 0;
        auto const take = [&](auto const& x) {
            if (a++ == argument) found = element_of(g, x, where);
        };
        std::apply([&](auto const&... x) { (take(x), ...); }, actual);
        g.all_met = false;
        return found;
    }

private:
    int own_turns_before_ = 0;
    int dimension_[max_dimensions]{};

    constexpr void meet_dimensions() {
        bool met[max_dimensions]{};
        int a = 0;
        auto const meet = [&](auto const& x) {
            for (int axis = 0; axis < f.rank_of[a]; ++axis) {
                int const d = f.root(f.dimension_of[a][axis]);
                if (met[d])
                    g.unite(dimension_[d], dimension_of(x, axis));
                else
                    dimension_[d] = dimension_of(x, axis);
                met[d] = true;
            }
            ++a;
        };
        std::apply([&](auto const&... x) { (meet(x), ...); }, actual);
        for (int d = 0; d < f.dimensions; ++d)
            if (f.root(d) == d && !met[d]) dimension_[d] = added_dimension(d);
        for (int d = 0; d < f.dimensions; ++d) demand_length(d, met[d]);
        for (int axis = 0; axis < f.dimensions; ++axis)
            for (int d = 0; d < f.dimensions && f.part[axis] != 0; ++d)
                if ((f.part[axis] >> d & 1) != 0)
                    g.note_part(dimension_in_g(d), dimension_in_g(axis));
    }
    /// What the finished graph asks of lengths that are set otherwise: that which follows for a
    /// dimension, and one that is static there alone.
    constexpr void demand_length(int d, bool is_of_argument) {
        int const here = dimension_in_g(d);
        bool const is_root = f.root(d) == d;
        if (f.length_from[d].rule != length_rule::given && (is_of_argument || !is_root))
            g.unite(here, added_dimension(d));
        if (is_root && f.length[d] != unknown_length && g.length[g.root(here)] == unknown_length)
            g.unite(here, g.add_dimension(f.length[d]));
    }
    constexpr int added_dimension(int d) {
        derived_length from = f.length_from[d];
        if (from.rule == length_rule::given) return g.add_dimension(f.length[f.root(d)]);
        from.a = dimension_in_g(from.a), from.b = dimension_in_g(from.b);
        return g.add_dimension(from);
    }
    constexpr position combined_in_g(combination c) {
        for (int k = 0; k < c.terms; ++k) {
            c.term[k].index = index_in_g(c.term[k].index);
            if (c.term[k].scale >= 0) c.term[k].scale = dimension_in_g(c.term[k].scale);
        }
        loose_position made(g);
        if (c.along >= 0) made.sum.along = dimension_in_g(c.along);
        for (int k = 0; k < c.terms; ++k) made.add_term(c.term[k]);
        if (c.beyond >= 0) made.add_length(dimension_in_g(c.beyond));
        if (c.gathered != 0) { // an element of an argument of integers
            atom const& integer = f.atom_of(c.gathered);
            made.add(position_of_node(
                g, element_of_argument(integer.of, moved_positions(integer.where))));
        }
        return made.made();
    }
};

} // namespace tapeless::arrays
