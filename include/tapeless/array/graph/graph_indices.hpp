// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/graph_dimensions.hpp>

namespace tapeless::arrays {

/// The indices of a graph of arrays, and where they meet the axes that are read at them.
struct graph_indices : graph_dimensions {
    int indices = 0;
    index_definition index[max_indices]{};
    int combinations = 0;
    combination combined[max_combinations]{};
    /// Of each axis the dimensions whose indices run over a part of it: those that it is read at
    /// with an offset. It may be longer than they are.
    dimension_set part[max_dimensions]{};
    index_set met[max_dimensions]{}; // plain indices of other dimensions that an axis is read at
    bool all_met = false; // what is read now has met its axes in the graph that it is taken from
    int bounds = 0;
    bound bounded[max_bounds]{};
    int depth = 0;     // of the comprehension that is being traced
    int inside = 0;    // so many turns of states
    int own_turns = 0; // indices of turns that no other states share
    bool bad_range = false;
    bool bad_index = false; // a position that no combination of indices is

    constexpr int find_index(int level, int dimension, position until = {}, int turns = 0) {
        for (int i = 0; i < indices; ++i)
            if (index[i].level == level && root(index[i].dimension) == root(dimension) &&
                index[i].until == until && index[i].inside == turns)
                return i;
        if (indices == max_indices) return too_large = true, 0;
        index[indices] = {level, root(dimension), until, -1, turns};
        return indices++;
    }
    /// With every index the one that it runs below. That is the older of the two.
    /// A combined index is replaced by those that it stands for.
    constexpr index_set closed(index_set all) const {
        for (int i = indices - 1; i >= 0; --i)
            if ((all & only(i)) != 0) {
                if (index[i].combined >= 0) all = (all & ~only(i)) | of_combined(i).indices;
                all |= only(index[i].until.index);
            }
        return all;
    }
    constexpr combination const& of_combined(int i) const { return combined[index[i].combined]; }
    /// The index that stands for a combination.
    constexpr int find_combined(combination const& wanted) {
        for (int i = 0; i < indices; ++i)
            if (index[i].combined >= 0 && of_combined(i) == wanted) return i;
        if (indices == max_indices || combinations == max_combinations) return too_large = true, 0;
        combined[combinations] = wanted;
        int const along = wanted.along < 0 ? 0 : root(wanted.along);
        index[indices] = {level_of_combined, along, {}, combinations++};
        return indices++;
    }
    constexpr bool is_combined(position const& p) const {
        return p.index >= 0 && index[p.index].combined >= 0;
    }
    /// The indices that a position varies with.
    constexpr index_set indices_at(position const& p) const {
        return is_combined(p) ? of_combined(p.index).indices : only(p.index);
    }
    constexpr int level_of_axis(int from_the_right) const {
        return 16 * depth + 7 - from_the_right;
    }
    static constexpr int level_of_combined = -1000;
    constexpr int level_of_contraction() const { return 16 * depth + 8; }
    constexpr int find_turn(int dimension) {
        return find_index(16 * depth - 1, dimension, {}, inside);
    }
    /// What is made in the turns of one state is told from what others make by this index.
    constexpr int find_own_turn(int dimension, int level) {
        return find_index(level, dimension, {}, inside + shared_turns * ++own_turns);
    }
    constexpr int find_own_turn(int dimension) { return find_own_turn(dimension, 16 * depth - 1); }
    static constexpr int shared_turns = 64;
    constexpr bool is_turn(int i) const { return (index[i].level + 1) % 16 == 0; }
    constexpr int level_of_loop() const { return 16 * depth + 14; }

    constexpr int dimension_at(int i) const { return root(index[i].dimension); }

    // Positions along axes

    /// A plain index runs over the whole axis, unless that is also read at it with an offset; then
    /// it has to stay inside, as has one with an offset, and one of so many turns. Which of them it
    /// is, is known when all has been read.
    constexpr void meet(position const& p, int dimension) {
        if (all_met) return;
        if (!is_plain(p) || runs_over_part(p.index, dimension)) {
            note_parts(p, dimension);
            add_bound({p, dimension});
        } else if (int const own = dimension_at(p.index); own != root(dimension)) {
            bool const known = length[own] != unknown_length;
            if (known && length[own] == length[root(dimension)])
                unite(own, dimension);
            else
                met[dimension] |= only(p.index);
        }
    }
    /// Indices over a dimension run over a part of an axis.
    constexpr void note_part(int own, int axis) { part[axis] |= dimension_set{1} << own; }
    /// An integer that is added to an index says nothing of what the index runs over.
    constexpr void note_parts(position const& p, int axis) {
        if (p.index < 0) return;
        if (!is_combined(p)) return note_part(index[p.index].dimension, axis);
        combination const& c = of_combined(p.index);
        if (c.along >= 0) note_part(root(c.along), axis);
        for (int k = 0; k < c.terms; ++k) note_part(index[c.term[k].index].dimension, axis);
    }
    constexpr bool is_plain(position const& p) const {
        if (p.index < 0 || p.offset != 0) return false;
        return !is_combined(p) || of_combined(p.index).along >= 0;
    }
    constexpr bool runs_over_part(int i, int dimension) const {
        int const own = index[i].dimension;
        return of_turns[own] && length[own] != length[root(dimension)];
    }
    /// What is written along an axis stays inside.
    constexpr void meet_inside(position const& p, int dimension) {
        if (!is_plain(p) || dimension_at(p.index) != root(dimension)) add_bound({p, dimension});
    }
    constexpr void add_bound(bound const& wanted) {
        auto const known = [&](int dimension) { return length[root(dimension)]; };
        auto const gathered = [](int) { return reach::unknown(); };
        if (reach const all = reach_of(terms_of(*this, wanted.at), known, gathered); all.known) {
            if (all.inside(known(wanted.dimension))) return;
            if (known(wanted.dimension) != unknown_length) outside = true;
        }
        for (int b = 0; b < bounds; ++b)
            if (bounded[b].at == wanted.at && bounded[b].dimension == wanted.dimension) return;
        if (bounds == max_bounds)
            too_large = true;
        else
            bounded[bounds++] = wanted;
    }
    /// The end of a run: first axes of which nobody reads a part, then the others.
    constexpr void settle_meetings() {
        unite_met(false);
        unite_met(true);
        for (int axis = 0; axis < dimensions; ++axis)
            for (int i = 0; i < indices && met[axis] != 0; ++i)
                if ((met[axis] & only(i)) != 0 && dimension_at(i) != root(axis))
                    add_bound({{i, 0}, axis});
    }

private:
    static constexpr int any_dimension = -1;

    constexpr void unite_met(bool where_others_are_parts) {
        for (int axis = 0; axis < dimensions; ++axis)
            for (int i = 0; i < indices && met[axis] != 0; ++i) {
                if ((met[axis] & only(i)) == 0) continue;
                int const own = dimension_at(i);
                if (!is_part(where_others_are_parts ? own : any_dimension, axis)) unite(own, axis);
            }
    }
    /// Whether indices over a dimension, or over any other one, run over a part of an axis.
    constexpr bool is_part(int own, int axis) const {
        dimension_set all = 0;
        for (int a = 0; a < dimensions; ++a)
            if (root(a) == root(axis)) all |= part[a];
        for (int d = 0; d < dimensions && all != 0; ++d)
            if ((all >> d & 1) != 0 && root(d) != root(axis) && (own < 0 || root(d) == root(own)))
                return true;
        return false;
    }
};

} // namespace tapeless::arrays
