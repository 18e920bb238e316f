// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/stages.hpp>

namespace tapeless::arrays {

/// Nests that share an index run together, for one strip of it after the other, where that saves
/// memory: a storage that only they use then holds a strip, which stays in a cache. Lanes run along
/// the strip.
struct strips : stages {
    int strip = -1;       // the index
    bool in_rows = false; // of an argument that several nests read, and nothing becomes a strip
    listed<max_nests, max_statements> in_nest; // the statements of a nest, where there are strips

    constexpr explicit strips(placer const& given) : stages(given) {
        if (too_large || turn_groups > 0 || g.products_by_library) return;
        index_set tried = 0;
        while (strip < 0) {
            int const next = outermost(tried);
            if (next < 0) break;
            tried |= only(next);
            find_stages(next);
            if (pays(next)) strip = next;
        }
        if (strip < 0) find_rows();
        if (strip < 0) return;
        reorder();
        if (in_rows) return;
        for (int s = 0; s < storages; ++s)
            if (int const axis = axis_in_strip(s, strip); axis >= 0) make_strip(s, axis);
        copy_loads();
    }

    /// The positions in a storage whose strip axis has become the last one.
    constexpr positions_of_axes laid(int of, positions_of_axes where) const {
        int const axis = storage_at[of].strip_axis;
        if (storage_at[of].gone != 0) return without(storage_at[of].gone, where);
        if (axis < 0) return where;
        position const along = where.at[axis];
        for (int k = axis; k + 1 < where.rank; ++k) where.at[k] = where.at[k + 1];
        where.at[where.rank - 1] = along;
        return where;
    }
    static constexpr positions_of_axes without(unsigned gone, positions_of_axes const& where) {
        positions_of_axes left;
        for (int axis = 0; axis < where.rank; ++axis)
            if ((gone >> axis & 1u) == 0) left.at[left.rank++] = where.at[axis];
        return left;
    }
    /// The axis, not the last one, at which an argument is read along the strip, or -1.
    constexpr int copied_axis(positions_of_axes const& where, int index) const {
        for (int axis = 0; axis + 1 < where.rank; ++axis)
            if (where.at[axis].index == index) return axis;
        return -1;
    }
    constexpr int copy_of(int argument, int axis) const {
        for (int s = 0; s < storages; ++s)
            if (storage_at[s].copy_of == argument && storage_at[s].strip_axis == axis) return s;
        return -1;
    }

private:
    constexpr int outermost(index_set tried) const {
        int best = -1;
        for (int i = 0; i < g.indices; ++i) {
            if ((tried & only(i)) != 0 || !can_be_strip(i)) continue;
            if (best < 0 || g.index[i].level < g.index[best].level) best = i;
        }
        return best;
    }
    /// Where two or more axes of a storage that only the nests of one group use are left, the strip
    /// pays, unless an argument would be turned over for one reading.
    constexpr bool pays(int index) const {
        bool gains = false;
        for (int s = 0; s < storages; ++s)
            gains = gains || (axis_in_strip(s, index) >= 0 && storage_at[s].rank > 1);
        if (!gains) return false;
        bool read[max_targets][max_rank]{}, again[max_targets][max_rank]{};
        for (int k = 0; k < readings; ++k) {
            reading const& r = reading_at[k];
            if (r.argument < 0 || !is_grouped(r.by, index)) continue;
            int const axis = copied_axis(r.where, index);
            if (axis < 0) continue;
            if (r.where.at[axis].offset != 0 || r.where.at[r.where.rank - 1].index == index ||
                g.integers_of[r.argument] != 0)
                return false;
            read[r.argument][axis] = true;
            bool const others = is_small_part(r.by, r.where, index);
            again[r.argument][axis] = again[r.argument][axis] || others;
        }
        for (int a = 0; a < g.arguments; ++a)
            for (int axis = 0; axis < max_rank; ++axis)
                if (read[a][axis] && !again[a][axis]) return false;
        return true;
    }
    /// Rows of a matrix that one nest after the other reads: from strip to strip they stay in a
    /// cache.
    constexpr void find_rows() {
        for (int i = 0; i < g.indices && strip < 0; ++i) {
            if (!can_be_strip(i)) continue;
            find_stages(i);
            int row[max_readings]{}, rows = 0;
            for (int k = 0; k < readings && strip < 0; ++k) {
                if (!reads_row(reading_at[k], i)) continue;
                for (int j = 0; j < rows && strip < 0; ++j)
                    if (is_read_again(reading_at[row[j]], reading_at[k])) strip = i, in_rows = true;
                row[rows++] = k;
            }
        }
    }
    constexpr bool reads_row(reading const& r, int index) const {
        return r.argument >= 0 && r.where.rank == 2 && r.where.at[0] == position{index, 0} &&
               is_grouped(r.by, index);
    }
    constexpr bool is_read_again(reading const& a, reading const& b) const {
        return a.argument == b.argument && stage[a.by] == stage[b.by] &&
               statement_at[a.by].nest != statement_at[b.by].nest;
    }
    /// Whether an argument's elements are used again in a nest, or other nests have more turns.
    constexpr bool is_small_part(int k, positions_of_axes const& where, int index) const {
        index_set const loops = statement_at[k].loops;
        if (loops != g.closed(indices_of(where))) return true;
        for (int j = 0; j < statements; ++j)
            if (is_grouped(j, index) && statement_at[j].loops != loops &&
                (statement_at[j].loops & loops) == loops)
                return true;
        return false;
    }
    /// The axis of a storage that can be one strip of the index, or -1.
    constexpr int axis_in_strip(int s, int index) const {
        if (storage_at[s].result >= 0) return -1;
        int axis = -1, in_stage = -1;
        bool read = false;
        auto const fits = [&](int k, positions_of_axes const& where) {
            int const found = axis_of(where, index);
            if (!is_grouped(k, index) || found < 0) return false;
            if (axis < 0) axis = found, in_stage = stage[k];
            return axis == found && in_stage == stage[k];
        };
        for (int k = writers.first(s); k >= 0; k = writers.next(k))
            if (!fits(k, statement_at[k].where)) return -1;
        for (int k = readings_of.first(s); k >= 0; k = readings_of.next(k)) {
            reading const& r = reading_at[k];
            if (r.at_hand) continue;
            if (!fits(r.by, r.where)) return -1;
            read = true;
        }
        return read ? axis : -1;
    }

    constexpr void reorder() {
        nest sorted[max_nests]{};
        int renamed[max_statements]{};
        in_nest.list(statements, [&](int k) { return statement_at[k].nest; });
        int done = 0;
        for (int s = 0, left = statements; left > 0; ++s)
            for (int turn = 0; turn < 2; ++turn)
                for (int n = 0; n < nests; ++n) {
                    bool opened = false;
                    for (int k = in_nest.first(n); k >= 0; k = in_nest.next(k)) {
                        statement const& one = statement_at[k];
                        if (stage[k] != s || is_along(k, strip) != (turn == 1)) continue;
                        if (!opened && done == max_nests) return void(too_large = true);
                        if (!opened) sorted[done++] = opened_again(k);
                        opened = true;
                        sorted[done - 1].over |= one.over;
                        renamed[k] = done - 1;
                        --left;
                        go_on_summing(one, sorted[done - 1]);
                    }
                }
        nests = done;
        for (int n = 0; n < nests; ++n) nest_at[n] = sorted[n];
        for (int k = 0; k < statements; ++k) statement_at[k].nest = renamed[k];
        in_nest.list(statements, [&](int k) { return renamed[k]; });
        for (int r = 0; r < readings; ++r) {
            reading& one = reading_at[r];
            one.at_hand = one.at_hand && is_kept_in_nest(one);
        }
        drop_unread();
    }
    constexpr nest opened_again(int k) const {
        nest n = nest_at[statement_at[k].nest];
        if (n.scan < 0) n.over = 0;
        if (is_grouped(k, strip)) n.group = stage[k];
        return n;
    }
    /// Sums over the strip's index go on from strip to strip.
    constexpr void go_on_summing(statement const& s, nest const& n) {
        if (n.group < 0 || s.does != effect::reduce || (s.over & only(strip)) == 0) return;
        storage_at[s.into].goes_on = true;
        storage_at[s.into].with = s.how;
    }
    constexpr bool is_kept_in_nest(reading const& r) const {
        for (int k = writers.first(r.storage); k >= 0; k = writers.next(k))
            if (statement_at[k].does == effect::keep)
                return statement_at[k].nest == statement_at[r.by].nest;
        return false;
    }
    constexpr void make_strip(int s, int axis) {
        storage& one = storage_at[s];
        one.strip_axis = axis;
        for (int k = axis; k + 1 < one.rank; ++k) one.dimension[k] = one.dimension[k + 1];
        one.dimension[one.rank - 1] = g.dimension_at(strip);
    }
    constexpr void copy_loads() {
        for (int k = 0; k < readings; ++k) {
            reading const& r = reading_at[k];
            if (r.argument < 0 || nest_at[statement_at[r.by].nest].group < 0) continue;
            int const axis = copied_axis(r.where, strip);
            if (axis < 0 || copy_of(r.argument, axis) >= 0) continue;
            storage made{-1, r.where.rank};
            for (int a = 0; a < made.rank; ++a)
                made.dimension[a] = g.root(g.dimension_of[r.argument][a]);
            made.copy_of = r.argument;
            int const s = add_storage(made);
            if (!too_large) make_strip(s, axis);
        }
    }
};

} // namespace tapeless::arrays
