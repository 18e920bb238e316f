// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/body_maker.hpp>
#include <tapeless/array/plan/faults.hpp>
#include <tapeless/array/plan/suits_lanes.hpp>

namespace tapeless::arrays {

/// Makes a nest from a plan: when its body is made, the index that lanes run along and the order of
/// the loops.
template <int Writes>
struct nest_maker : body_maker<Writes> {
    using Body = body_maker<Writes>;
    using Body::in_body;
    using Body::is_grouped;
    using Body::is_here;
    using Body::is_in_strip;
    using Body::made;
    using Body::nest_index;
    using Body::p;
    using Body::read_from_memory;
    using Body::taken;

    constexpr nest_maker(planner const& plan, int which, branch of) : Body(plan, which, of) {
        choose_loops();
        if (!has_all_loops()) a_nest_has_no_loop_of_an_index_that_it_reads_or_writes_at();
    }

private:
    /// Whether each index that the nest reads or writes at has a loop in it, or a turn that it is
    /// in.
    constexpr bool has_all_loops() const {
        nest_layout const& l = made.layout;
        index_set at = 0, known = l.fixed;
        for (int k = 0; k < l.loops; ++k) {
            known |= only(l.loop[k]);
            at |= only(p.g.index[l.loop[k]].until.index);
        }
        for (int k = 0; k < l.reads + l.starts; ++k) at |= counted_at(l.read_at[k].where);
        for (int k = 0; k < l.writes; ++k) at |= counted_at(l.write_at[k].where);
        for (int k = 0; k < l.gathers; ++k) at |= counted_at(l.gather_at[k].where);
        return (at & ~known) == 0 || l.too_large;
    }
    /// The indices of loops that places are counted with.
    constexpr index_set counted_at(positions_of_axes const& where) const {
        index_set all = 0;
        for (int axis = 0; axis < where.rank; ++axis) {
            if (!p.g.is_combined(where.at[axis])) {
                all |= only(where.at[axis].index);
                continue;
            }
            combination const& c = p.g.of_combined(where.at[axis].index);
            for (int k = 0; k < c.terms; ++k) all |= only(c.term[k].index);
        }
        return all;
    }
    constexpr int score(int index) const {
        nest_layout const& l = made.layout;
        int total = 0;
        for (int k = 0; k < l.reads; ++k) total += suits_lanes(p.g, l.read_at[k].where, index, 2);
        for (int k = 0; k < l.writes; ++k)
            if (l.write_at[k].does != effect::reduce || !is_over(index))
                total += suits_lanes(p.g, l.write_at[k].where, index, 3);
        return total;
    }
    /// Too short for lanes: most of a pack would be repetition.
    constexpr bool is_short(int index) const { return p.g.length[p.g.dimension_at(index)] < 4; }
    constexpr bool is_over(int index) const {
        return (p.nest_at[nest_index].over & only(index)) != 0;
    }
    /// A loop below another one's index ends elsewhere in each of its turns.
    constexpr bool can_take_lanes(int index) const {
        index_set const loops = p.nest_at[nest_index].loops & ~made.layout.fixed;
        for (int i = 0; i < p.g.indices; ++i)
            if ((loops & only(i)) != 0 && p.g.index[i].until.index == index) return false;
        return (loops & only(index)) != 0 && index != made.layout.turn && !is_short(index);
    }
    /// The index along the rows of an argument that a sum over the strip is made of: a register of
    /// sums along it wants no row turned over, and no sum across lanes.
    constexpr int find_row() const {
        nest const& n = p.nest_at[nest_index];
        bool const sums_strip = is_in_strip() && !n.others && n.over == only(p.strip);
        if (!sums_strip || n.scan >= 0 || n.end >= 0 || n.end_of >= 0) return -1;
        for (int k = 0; k < p.statements; ++k) {
            statement const& s = p.statement_at[k];
            if (is_here(k) && (s.does != effect::reduce || p.lanes_storage(s.into) >= 0)) return -1;
        }
        int found = -1;
        for (int i = 1; i < p.g.size && found < 0; ++i)
            if (is_load(i) && p.copied_axis(p.g.atom_of(i).where, p.strip) >= 0)
                found = p.g.atom_of(i).where.at[p.g.atom_of(i).where.rank - 1].index;
        if (found < 0 || p.g.is_combined({found, 0}) || p.g.index[found].until.index >= 0 ||
            !can_take_lanes(found) || (n.loops & ~n.over & ~only(found)) == 0)
            return -1;
        for (int i = 1; i < p.g.size; ++i)
            if (!suits_row(i, found)) return -1;
        return found;
    }
    constexpr bool is_load(int i) const {
        return in_body[i] && !read_from_memory[i] && p.g.is_atom(i) &&
               p.g.atom_of(i).from == source::load;
    }
    /// Whether a node is read along a row, or not at all, or is the same all along it.
    constexpr bool suits_row(int i, int row) const {
        bool const read = read_from_memory[i] || code_of(p.g.node[i]) == code::input;
        if (!in_body[i] || !read || (p.g.free[i] & only(row)) == 0) return true;
        return is_load(i) && suits_lanes(p.g, p.g.atom_of(i).where, row, 1) > 0;
    }
    constexpr void choose_loops() {
        nest_layout& l = made.layout;
        nest const& n = p.nest_at[nest_index];
        l.fixed = p.turns_around(n.turns);
        if (is_grouped()) l.strip = p.strip;
        l.others = n.others;
        l.by_library = n.by_library;
        bool const chooses = !is_in_strip() && !l.others;
        if (is_in_strip() && !l.others) l.lanes = p.strip;
        l.row = find_row();
        if (taken == branch::long_rows) l.lanes = l.row;
        for (int i = 0; i < p.g.indices && chooses; ++i)
            if (can_take_lanes(i) && (l.lanes < 0 || score(i) > score(l.lanes))) l.lanes = i;
        l.lanes_reduced = l.lanes >= 0 && is_over(l.lanes);
        append_sorted(n.loops & ~l.fixed & ~n.over & ~only(l.lanes));
        l.outer = l.loops;
        if (l.lanes >= 0 && !l.lanes_reduced) append_sorted(only(l.lanes));
        append_sorted(n.over & ~only(l.lanes));
        if (l.lanes_reduced) append_sorted(only(l.lanes));
        if (l.lanes_reduced && l.outer > 1 && l.writes > 0) put_adjacent_last();
        l.end = n.end;
        for (int k = 0; k <= l.outer && n.end >= 0; ++k)
            l.index_of_end[k] = p.goes_with(n.end, l.loop[k]);
    }
    /// What is written side by side is summed side by side.
    constexpr void put_adjacent_last() {
        nest_layout& l = made.layout;
        int& last = l.loop[l.outer - 1];
        int& other = l.loop[l.outer - 2];
        if (p.g.index[last].until.index == other) return;
        if (suits_lanes(l.write_at[0].where, other, 1) <= 0) return;
        int const kept = last;
        last = other, other = kept;
    }
    constexpr void append_sorted(index_set all) {
        nest_layout& l = made.layout;
        int const begin = l.loops;
        for (int i = 0; i < p.g.indices; ++i) {
            if ((all & only(i)) == 0) continue;
            if (l.loops == max_loops) {
                l.too_large = true;
                return;
            }
            int at = l.loops++;
            for (; at > begin && p.g.index[l.loop[at - 1]].level > p.g.index[i].level; --at)
                l.loop[at] = l.loop[at - 1];
            l.loop[at] = i;
        }
    }
};

} // namespace tapeless::arrays
