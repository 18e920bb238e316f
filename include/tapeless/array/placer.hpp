// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/keeper.hpp>

namespace tapeless::arrays {

/// Gives each statement its nest: the first one over the same indices that comes after everything
/// the statement waits for.
struct placer : keeper {
    int statement_of[most_nodes]{};
    int statements = 0;
    statement statement_at[max_statements]{};
    int nests = 0;
    nest nest_at[max_nests]{};
    bool loops_inside = false; // of a turn, which one nest cannot run

    constexpr explicit placer(array_graph const& source) : keeper(source) {
        if (!too_large) order();
    }

protected:
    bool defined[most_nodes]{};
    bool placed[max_contributions]{};
    bool scan_defined[max_scans]{};

    constexpr void order() {
        for (int i = 1; i < g.size && !too_large; ++i) {
            if (needed[i] && stored[i]) define(i);
            for (int c = 0; c < g.contributions; ++c)
                if (g.contributed[c].node == i) contribute(c);
        }
    }
    constexpr void contribute(int c) {
        if (placed[c] || !is_live(g.contributed[c]) || is_adopted(g.contributed[c])) return;
        placed[c] = true;
        place(statement_for(g.contributed[c]));
    }
    /// Places what a node in a cone is read from.
    constexpr void define_behind(int i) {
        if (stored[i]) define(i);
        if (!g.is_atom(i)) return;
        atom const& a = g.atom_of(i);
        if (a.from == source::element) define(g.map[a.of].node);
        if (a.from == source::target)
            for (int c = 0; c < g.contributions; ++c)
                if (g.contributed[c].to == a.of) contribute(c);
    }
    constexpr bool is_state(int i) const {
        return g.is_atom(i) &&
               (g.atom_of(i).from == source::carried || g.atom_of(i).from == source::final);
    }
    constexpr void define(int i) {
        if (defined[i]) return;
        if (is_state(i)) return define_scan(g.atom_of(i).of);
        defined[i] = true;
        place(given_storage(i));
    }
    /// A scan has a nest of its own, behind all that its turns read; values that follow from the
    /// state join it as they are placed.
    constexpr void define_scan(int s) {
        if (scan_defined[s]) return;
        scan_defined[s] = true;
        scan_definition const& d = g.scan[s];
        int const last = g.atom_node(atom_from(source::final, s));
        int const carried = g.atom_node(atom_from(source::carried, s));
        g.free_of(g.size - 1);
        if (g.size > most_nodes || nests == max_nests || statements + 2 > max_statements) {
            too_large = true;
            return;
        }
        stored[last] = stored[carried] = defined[last] = defined[carried] = true;
        define(d.start);
        bool reached[most_nodes]{};
        bool after_state[most_nodes]{};
        mark_turn(s, carried, reached, after_state);
        for (int i = 1; i <= d.next; ++i)
            if (reached[i] && !after_state[i]) define_behind(i);
        nest& own = nest_at[nests++];
        own.loops = d.state | only(d.turn);
        own.over = only(d.turn);
        own.scan = s;
        for (int const i : {last, carried}) {
            statement made = given_storage(i);
            made.nest = nests - 1;
            statement_of[i] = statements;
            statement_at[statements++] = made;
        }
    }
    /// What a turn computes, through what is kept on the way, and which of it follows from the
    /// state.
    constexpr void mark_turn(int s, int carried, bool* reached, bool* after_state) {
        int const next = g.scan[s].next;
        after_state[carried] = true;
        for (int i = 1; i <= next; ++i) {
            word const n = g.node[i];
            if (code_of(n) > code::input)
                after_state[i] =
                    after_state[first(n)] || after_state[second(n)] || after_state[third(n)];
            else if (g.is_atom(i) && i != carried)
                after_state[i] = is_loop_after(g.atom_of(i), after_state);
        }
        reached[next] = true;
        for (int i = next; i > 0; --i) {
            bool const read = stored[i] && !after_state[i];
            bool const loop = reached[i] && g.is_atom(i) && i != carried && after_state[i];
            loops_inside = loops_inside || loop;
            if (!reached[i] || read || is_leaf(i)) continue;
            word const n = g.node[i];
            reached[first(n)] = reached[second(n)] = reached[third(n)] = true;
        }
        reached[0] = false;
    }
    constexpr bool is_loop_after(atom const& a, bool const* after_state) const {
        if (a.from == source::reduced) return after_state[a.of];
        if (a.from == source::element) return after_state[g.map[a.of].node];
        return a.from == source::carried && after_state[g.scan[a.of].start];
    }
    constexpr statement given_storage(int i) {
        statement s = statement_for(i);
        if (storage_of[i] == 0) {
            axes_of[i] = sorted_axes(g.free[i]);
            storage made{-1, axes_of[i].rank};
            for (int axis = 0; axis < made.rank; ++axis)
                made.dimension[axis] = g.dimension_at(axes_of[i].at[axis].index);
            storage_of[i] = 1 + add_storage(made);
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
    constexpr int after(int producer, index_set loops) const {
        statement const& s = statement_at[statement_of[producer]];
        return s.does == effect::keep && s.loops == loops ? s.nest : s.nest + 1;
    }
    /// The first nest after everything that the statement reads. Values that another statement of
    /// the same nest keeps are at hand in the same turn.
    constexpr int earliest(statement const& s) {
        int first_nest = 0;
        auto const wait = [&](int nest_index) {
            if (nest_index > first_nest) first_nest = nest_index;
        };
        mark_cone(s);
        for (int i = 1; i <= s.node; ++i) {
            if (!in_cone[i]) continue;
            if (is_cut(s, i)) wait(after(i, s.loops));
            if (!g.is_atom(i)) continue;
            atom const& a = g.atom_of(i);
            if (a.from == source::element)
                wait(statement_at[statement_of[g.map[a.of].node]].nest + 1);
            if (a.from == source::target)
                for (int k = 0; k < statements; ++k)
                    if (statement_at[k].into == storage_of_target[a.of])
                        wait(statement_at[k].nest + 1);
        }
        return first_nest;
    }
    constexpr void place(statement s) {
        bool cone[most_nodes]{};
        mark_cone(s);
        for (int i = 1; i <= s.node; ++i) cone[i] = in_cone[i] && i != s.defines;
        for (int i = 1; i <= s.node; ++i)
            if (cone[i]) define_behind(i);
        if (statements == max_statements) {
            too_large = true;
            return;
        }
        int k = earliest(s);
        while (k < nests && !(nest_at[k].loops == s.loops &&
                              (nest_at[k].over == s.over || nest_at[k].over == 0 || s.over == 0)))
            ++k;
        if (k == max_nests) {
            too_large = true;
            return;
        }
        if (k == nests) nest_at[nests++].loops = s.loops;
        nest_at[k].over |= s.over;
        s.nest = k;
        if (s.defines != 0) statement_of[s.defines] = statements;
        statement_at[statements++] = s;
    }
};

} // namespace tapeless::arrays
