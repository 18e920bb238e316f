// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/turns.hpp>

namespace tapeless::arrays {

/// Statements and the nests that they are in: where their values stand, and the first nest in which
/// one more statement finds all that it reads.
struct nest_finder : turn_marker {
    int statement_of[most_nodes]{};
    int statements = 0;
    statement statement_at[max_statements]{};
    int nests = 0;
    nest nest_at[max_nests]{};
    bool in_turns[most_nodes]{}; // what the next state of turns that are a nest is made from

    /// Whether a node is part of a state that stands in memory of its own while a nest runs.
    constexpr bool reads_work(int nest_index, int i) const {
        if (!g.is_atom(i) || g.atom_of(i).from != source::carried) return false;
        int const group = group_of_scan[g.atom_of(i).of] - 1;
        return group >= 0 && is_inside(nest_at[nest_index].turns, group);
    }
    constexpr int storage_for(int nest_index, int i) const {
        return reads_work(nest_index, i) ? work[g.atom_of(i).of] : storage_of[i] - 1;
    }
    constexpr positions_of_axes const& axes_for(int nest_index, int i) const {
        return reads_work(nest_index, i) ? work_axes[g.atom_of(i).of] : axes_of[i];
    }

    /// The part of a state whose last value a statement keeps as it came out of a group, or -1.
    constexpr int work_behind(statement const& s) const {
        if (s.defines == 0 || s.node != s.defines || !g.is_atom(s.node)) return -1;
        atom const& a = g.atom_of(s.node);
        return a.from == source::final && group_of_scan[a.of] > 0 ? a.of : -1;
    }

    constexpr explicit nest_finder(array_graph const& source) : turn_marker(source) {}

protected:
    constexpr bool is_state(int i) const { return g.is_atom(i) && g.atom_of(i).is_of_state(); }

    constexpr int storage_over(positions_of_axes const& axes) {
        storage made{-1, axes.rank};
        for (int axis = 0; axis < made.rank; ++axis)
            made.dimension[axis] = g.dimension_at(axes.at[axis].index);
        return add_storage(made);
    }
    constexpr statement given_storage(int i) {
        statement s = statement_for(i);
        if (storage_of[i] == 0) {
            axes_of[i] = sorted_axes(g.free[i]);
            storage_of[i] = 1 + storage_over(axes_of[i]);
        }
        s.into = storage_of[i] - 1;
        s.where = axes_of[i];
        return s;
    }
    constexpr positions_of_axes sorted_axes(index_set all) {
        positions_of_axes axes;
        for (int i = 0; i < g.indices; ++i) {
            if ((all & only(i)) == 0) continue;
            if (axes.rank == max_rank) return too_large = true, axes;
            int at = axes.rank++;
            for (; at > 0 && g.index[axes.at[at - 1].index].level > g.index[i].level; --at)
                axes.at[at] = axes.at[at - 1];
            axes.at[at] = {i, 0};
        }
        return axes;
    }
    /// The first nest behind another one, or behind the turns that this one is part of.
    constexpr int behind(int nest_index) const {
        int group = nest_at[nest_index].turns;
        if (is_inside(open, group)) return nest_index + 1;
        while (!is_inside(open, group_at[group].outside)) group = group_at[group].outside;
        return group_at[group].end;
    }
    constexpr int after(int producer, index_set loops) const {
        statement const& s = statement_at[statement_of[producer]];
        bool const at_hand =
            s.does == effect::keep && s.loops == loops && nest_at[s.nest].turns == open;
        return at_hand ? s.nest : behind(s.nest);
    }
    /// The first nest after everything that the statement reads. Values that another statement of
    /// the same nest keeps are at hand in the same turn.
    constexpr int earliest(statement const& s) {
        int first_nest = 0;
        auto const wait = [&](int nest_index) {
            if (nest_index > first_nest) first_nest = nest_index;
        };
        if (int const part = work_behind(s); part >= 0) wait(group_at[group_of_scan[part] - 1].end);
        if (s.how == reduction::others) wait(after(product_behind(s), s.loops));
        mark_cone(s);
        for (int i = in_cone.next(1, s.node); i <= s.node; i = in_cone.next(i + 1, s.node)) {
            if (is_cut(s, i)) wait(after(i, s.loops));
            if (!g.is_atom(i)) continue;
            atom const& a = g.atom_of(i);
            if (a.from == source::element)
                wait(behind(statement_at[statement_of[g.map[a.of].node]].nest));
            if (a.from == source::target)
                for (int k = 0; k < statements; ++k)
                    if (statement_at[k].into == storage_of_target[a.of])
                        wait(behind(statement_at[k].nest));
        }
        return first_nest;
    }
    constexpr int add_nest(index_set loops) {
        if (nests == max_nests) return too_large = true, 0;
        nest_at[nests].loops = loops;
        nest_at[nests].turns = open;
        return nests++;
    }
    constexpr void put(statement s, int nest_index) {
        if (statements == max_statements) return void(too_large = true);
        s.nest = nest_index;
        if (s.defines != 0) statement_of[s.defines] = statements;
        statement_at[statements++] = s;
    }
    constexpr bool can_join(statement const& s, nest const& n) const {
        return n.turns == open && n.loops == s.loops && !n.others && !n.by_library &&
               s.how != reduction::others && (n.over == s.over || n.over == 0 || s.over == 0) &&
               (!n.of_numbers || (s.does == effect::keep && in_turns[s.defines])) &&
               !is_for_library(s.node, s.over, s.how);
    }
};

} // namespace tapeless::arrays
