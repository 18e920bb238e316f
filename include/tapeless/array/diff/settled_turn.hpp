// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/copied_states.hpp>

namespace tapeless::arrays {

/// One more turn of a state x = F(x) that converged, to be differentiated there: copies of all that
/// follows from the state, with its last values in place of those before a turn. They stand side by
/// side, the last values first, each as an element of itself: what flows to x within the turn is
/// not what flows to x from behind.
struct settled_turn {
    array_graph& g;
    int const state; // its first part
    int const turn;  // the index of its turns
    int first = 0;   // the nodes of the copy
    int behind = 0;
    int copied[node_list::capacity]{};   // the copy of a node, or the node itself
    int original[node_list::capacity]{}; // of which a node is the copy
    bool possible = true;

    constexpr settled_turn(array_graph& graph, int s)
        : g(graph), state(s), turn(g.scan[s].turn), end_(g.last_state(s)) {
        for (int i = 0; i < end_; ++i) copied[i] = i;
        for (int k = 0; k < g.scan[s].parts; ++k) follows_[g.state_before(s + k)] = true;
        while (mark_once()) {
        }
        add_last_values();
        for (int i = 1; i < end_ && !g.too_large; ++i)
            if (follows_[i] && copied[i] == i) note(i, copy(i));
        inner_.end([&](int i) { return copied[i]; });
        behind = g.size;
        for (int c = first; c < behind; ++c) possible = possible && (g.free_of(c) & turns()) == 0;
        if (!possible) g.unsettled = true;
    }

    /// Relative to the largest one: they are linear, of any size.
    static constexpr double tolerance_of_slopes = 1e-13;

    /// A state for derivatives, which goes through turns as this one did, from zero.
    constexpr int add_state(int parts, index_set more) const {
        int const made = g.add_state(parts), none = g.constant_node(0.0);
        for (int k = 0; k < parts && !g.too_large; ++k) {
            scan_definition& one = g.scan[made + k];
            one.start = one.next = none;
            one.turn = turn;
            one.state = g.scan[state + k].state | more;
            one.converging = true;
            one.relative =
                g.scan[state].relative > 0 ? g.scan[state].relative : tolerance_of_slopes;
        }
        return made;
    }

private:
    int const end_; // the nodes that there were
    bool follows_[node_list::capacity]{};
    copied_states inner_{g, g};      // turns within this one
    int target_copy_[max_targets]{}; // 1 + the copy

    constexpr index_set turns() const { return only(turn); }
    constexpr void note(int i, int c) {
        copied[i] = c;
        original[c] = i;
    }

    constexpr bool mark_once() {
        bool changed = false;
        for (int i = 1; i < end_; ++i) {
            if (follows_[i]) continue;
            word const n = g.node[i];
            if (g.is_atom(i))
                follows_[i] = atom_follows(g.atom_of(i));
            else if (code_of(n) > code::input)
                follows_[i] = follows_[first_of(n)] || follows_[second(n)] || follows_[third(n)];
            changed = changed || follows_[i];
        }
        return changed;
    }
    static constexpr int first_of(word n) { return tapeless::first(n); }
    constexpr bool atom_follows(atom const& a) const {
        if (a.from == source::reduced) return follows_[a.of];
        if (a.from == source::element) return follows_[g.map[a.of].node];
        if (a.is_of_state()) {
            if (g.first_part(a.of) == state) return false;
            for (int s = g.first_part(a.of); s < g.end_of_parts(a.of); ++s)
                if (follows_[g.scan[s].start] || follows_[g.scan[s].next]) return true;
        }
        for (int c = 0; c < g.contributions && a.from == source::target; ++c)
            if (g.contributed[c].to == a.of && follows_[g.contributed[c].node]) return true;
        return false;
    }

    /// Each in a map of its own, read where it is.
    constexpr void add_last_values() {
        int const parts = g.scan[state].parts;
        first = g.size;
        for (int k = 0; k < parts; ++k) {
            positions_of_axes axes;
            for (int i = 0; i < g.indices; ++i)
                if ((g.scan[state + k].state & only(i)) != 0 && axes.rank < max_rank)
                    axes.at[axes.rank++] = {i, 0};
            if (g.maps == max_maps) return void(g.too_large = true);
            g.map[g.maps] = {g.last_state(state + k), axes};
            note(g.state_before(state + k),
                 g.atom_node(atom_from(source::element, g.maps++, axes)));
        }
    }
    constexpr int copy(int i) {
        word const n = g.node[i];
        if (code_of(n) > code::input)
            return g.insert(code_of(n), copied[first_of(n)], copied[second(n)], copied[third(n)]);
        atom a = g.atom_of(i);
        switch (a.from) {
        case source::element:
            return copy_of_element(a);
        case source::carried:
        case source::final:
            return g.part_of_state(a.from, copy_of_scan(a.of));
        case source::target:
            return g.atom_node(atom_from(source::target, copy_of_target(a.of), at_rest(a.where)));
        default:
            a.of = copied[a.of];
            return g.atom_node(a);
        }
    }
    /// An axis that counts the turns is gone.
    constexpr positions_of_axes at_rest(positions_of_axes const& where) const {
        positions_of_axes left;
        for (int axis = 0; axis < where.rank; ++axis)
            if (!(where.at[axis] == position{turn, 0})) left.at[left.rank++] = where.at[axis];
        return left;
    }
    constexpr int copy_of_element(atom const& a) {
        map_definition const m = g.map[a.of];
        for (int axis = 0; axis < a.where.rank; ++axis)
            if (m.axes.at[axis].index == turn)
                possible = possible && m.axes.at[axis] == a.where.at[axis];
        return g.element_node(copied[m.node], at_rest(m.axes), at_rest(a.where));
    }
    constexpr int copy_of_scan(int s) {
        return inner_.part(s, [&](scan_definition& one) {
            possible = possible && one.within == 0 && !one.recomputed;
            one.start = copied[one.start];
            one.state &= ~turns();
        });
    }
    constexpr int copy_of_target(int t) {
        if (target_copy_[t] != 0) return target_copy_[t] - 1;
        target const one = g.target_at[t];
        index_set counts = ~index_set{0}; // the turns: a set of axes
        for (int c = 0; c < g.contributions; ++c)
            for (int axis = 0; axis < one.rank && g.contributed[c].to == t; ++axis)
                if (!(g.contributed[c].where.at[axis] == position{turn, 0}))
                    counts &= ~(index_set{1} << axis);
        int dimension[max_rank]{};
        int rank = 0;
        for (int axis = 0; axis < one.rank; ++axis)
            if ((counts >> axis & 1) == 0) dimension[rank++] = one.dimension[axis];
        target_copy_[t] = 1 + g.add_target(rank, dimension);
        int const before = g.contributions;
        for (int c = 0; c < before && !g.too_large; ++c) {
            contribution const from = g.contributed[c];
            if (from.to != t) continue;
            positions_of_axes const where = at_rest(from.where);
            possible = possible && where.rank == rank;
            g.contribute(target_copy_[t] - 1, copied[from.node], where);
        }
        return target_copy_[t] - 1;
    }
};

} // namespace tapeless::arrays
