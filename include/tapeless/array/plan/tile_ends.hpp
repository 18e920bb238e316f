// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/strips.hpp>

namespace tapeless::arrays {

/// A nest over the free indices of sums that an earlier one makes, such as bias and relu behind a
/// product of matrices, becomes the *end* of the earlier one's tiles: the sums are still in
/// registers there. Its indices may be named otherwise (j of W(j, k) where the sum was over
/// H(p, j)): index for index they go with those that the sums were written at.
struct tile_ends : strips {
    constexpr explicit tile_ends(placer const& given) : strips(given) {
        if (too_large || strip < 0 || in_rows) return;
        for (int end = 1; end < nests; ++end) join(end);
    }

    /// The index of a nest's loops that goes with one of the nest whose tiles it ends; or -1.
    constexpr int goes_with(int end, int index) const {
        statement const& sum = statement_at[nest_at[end].ends_sum];
        positions_of_axes const& read = reading_at[nest_at[end].ends_reading].where;
        for (int axis = 0; axis < sum.where.rank; ++axis)
            if (sum.where.at[axis].index == index) return read.at[axis].index;
        return -1;
    }

    /// Where a nest runs, among the others.
    constexpr int time_of(int nest_index) const {
        nest const& n = nest_at[nest_index];
        if (n.end >= 0) return n.late ? n.end : nest_index;
        return n.end_of >= 0 && !nest_at[n.end_of].late ? n.end_of : nest_index;
    }
    /// The nest that runs as number k, or -1.
    constexpr int nest_at_time(int k) const {
        nest const& n = nest_at[k];
        if (n.end_of >= 0) return nest_at[n.end_of].late ? n.end_of : -1;
        return n.end >= 0 && n.late ? -1 : k;
    }

private:
    constexpr void join(int end) {
        nest const& n = nest_at[end];
        if (n.group < 0 || n.scan >= 0 || (n.over & ~only(strip)) != 0) return;
        for (int k = end - 1; k >= 0 && nest_at[k].group == n.group; --k)
            if (makes_sums(k) && find_sum(k, end)) {
                bool const fits = hands_on(k, end);
                if (fits && can_wait(k, end)) return take(k, end, true);
                if (fits && can_come_forward(k, end)) return take(k, end, false);
                nest_at[end].ends_sum = nest_at[end].ends_reading = -1;
            }
    }
    constexpr void take(int k, int end, bool late) {
        nest_at[end].end_of = k;
        nest_at[k].end = end;
        nest_at[k].late = late;
        for (int s = 0; s < statements; ++s)
            if (is_in(s, end) && statement_at[s].does == effect::reduce)
                keep_lanes(statement_at[s].into, nest_at[end].group);
    }
    /// Sums that a tile's end adds to stay in lanes until all strips have run.
    constexpr void keep_lanes(int s, int group) {
        storage_at[s].goes_on = false;
        storage_at[s].filled = true;
        storage made = storage_at[s];
        if (made.rank == max_rank) return void(too_large = true);
        made.result = -1;
        made.dimension[made.rank++] = 0;
        made.lanes_of = s;
        made.lanes_in = group;
        add_storage(made);
    }
    constexpr bool is_in(int k, int nest_index) const {
        return statement_at[k].nest == nest_index && !unread[k];
    }
    /// Sums, in strips of their own, over indices other than the strip's.
    constexpr bool makes_sums(int nest_index) const {
        nest const& n = nest_at[nest_index];
        if (n.end >= 0 || n.scan >= 0 || n.over == 0 || (n.over & only(strip)) != 0) return false;
        for (int k = in_nest.first(nest_index); k >= 0; k = in_nest.next(k)) {
            statement const& s = statement_at[k];
            if (unread[k]) continue;
            if (s.does != effect::reduce || s.over != n.over || storage_at[s.into].strip_axis < 0)
                return false;
        }
        for (int i = 0; i < g.indices; ++i)
            if ((n.loops & only(i)) != 0 && g.index[i].until.index >= 0) return false;
        return true;
    }
    /// The first reading of what a statement makes, if it is wanted.
    constexpr int first_read(int k) const {
        return unread[k] ? -1 : readings_of.first(statement_at[k].into);
    }
    constexpr bool find_sum(int k, int end) {
        int found = -1, of = -1;
        for (int w = in_nest.first(k); w >= 0; w = in_nest.next(w))
            for (int r = first_read(w); r >= 0; r = readings_of.next(r))
                if (is_in(reading_at[r].by, end) && (found < 0 || r < found)) found = r, of = w;
        if (found < 0) return false;
        nest_at[end].ends_sum = of;
        nest_at[end].ends_reading = found;
        return true;
    }
    /// Whether loops go with loops, one to one, and each sum is read where it has just been made.
    constexpr bool hands_on(int k, int end) const {
        index_set found = 0;
        for (int i = 0; i < g.indices; ++i) {
            if (((nest_at[k].loops & ~nest_at[k].over) & only(i)) == 0) continue;
            int const with = goes_with(end, i);
            if (with < 0 || (found & only(with)) != 0 || g.index[with].combined >= 0) return false;
            if (g.dimension_at(with) != g.dimension_at(i) || (with == strip) != (i == strip))
                return false;
            found |= only(with);
        }
        if (found != nest_at[end].loops) return false;
        for (int w = in_nest.first(k); w >= 0; w = in_nest.next(w))
            for (int r = first_read(w); r >= 0; r = readings_of.next(r))
                if (is_in(reading_at[r].by, end) &&
                    !is_at_hand(end, statement_at[w].where, reading_at[r].where))
                    return false;
        return true;
    }
    constexpr bool is_at_hand(int end, positions_of_axes const& written,
                              positions_of_axes const& read) const {
        for (int axis = 0; axis < written.rank; ++axis) {
            position const p = written.at[axis];
            if (p.index < 0 || p.offset != 0 || g.index[p.index].combined >= 0 ||
                read.at[axis] != position{goes_with(end, p.index), 0})
                return false;
        }
        return true;
    }
    /// The nest that ends tiles would run where the first does.
    constexpr bool can_come_forward(int k, int end) const {
        return !clashes(end, k + 1, end) && !writes_what_is_used(end, k);
    }
    /// Or the first where the other does: what lies between can then be done with before.
    constexpr bool can_wait(int k, int end) const {
        return !clashes(k, k + 1, end) && !writes_what_is_used(end, k);
    }
    /// Whether a nest cannot change places with those that run from one time to another.
    constexpr bool clashes(int nest_index, int from, int to) const {
        for (int k = 0; k < nests; ++k) {
            int const time = time_of(k);
            if (k == nest_index || time < from || time >= to) continue;
            if (writes_what_is_used(k, nest_index) || writes_what_is_used(nest_index, k))
                return true;
        }
        return false;
    }
    constexpr bool writes_what_is_used(int nest_index, int by) const {
        for (int k = in_nest.first(nest_index); k >= 0; k = in_nest.next(k)) {
            int const into = statement_at[k].into;
            if (!unread[k] && (is_read_in(by, into) || is_written_in(by, into))) return true;
        }
        return false;
    }
    constexpr bool is_read_in(int nest_index, int storage) const {
        for (int r = readings_of.first(storage); r >= 0; r = readings_of.next(r))
            if (is_in(reading_at[r].by, nest_index)) return true;
        return false;
    }
    constexpr bool is_written_in(int nest_index, int storage) const {
        for (int k = writers.first(storage); k >= 0; k = writers.next(k))
            if (is_in(k, nest_index)) return true;
        return false;
    }

public:
    /// The storage that a storage's sums are kept in lanes in, or -1.
    constexpr int lanes_storage(int s) const {
        for (int k = 0; k < storages; ++k)
            if (storage_at[k].lanes_of == s) return k;
        return -1;
    }
    /// Whether nothing but the nest that ends the tiles reads a sum.
    constexpr bool is_only_for_end(int sum) const {
        int const end = nest_at[statement_at[sum].nest].end;
        if (end < 0) return false;
        for (int r = readings_of.first(statement_at[sum].into); r >= 0; r = readings_of.next(r))
            if (!is_in(reading_at[r].by, end)) return false;
        return true;
    }
};

} // namespace tapeless::arrays
