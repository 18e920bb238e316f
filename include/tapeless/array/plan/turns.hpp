// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/keeper.hpp>

namespace tapeless::arrays {

inline constexpr int max_turn_groups = 32;

/// Nests that run together for one turn of a state after the other. They may hold loops over what
/// the state is before the turn, which stands in memory of its own, and groups of inner turns.
struct turn_group {
    int scan = 0;     // the first part of the state
    int outside = -1; // the group that this one is a nest of
    int begin = 0;    // its nests
    int end = 0;
};

/// What the turns of states compute.
struct turn_marker : keeper {
    int turn_groups = 0;
    turn_group group_at[max_turn_groups]{};
    int open = -1;                  // the group that nests are being made for
    int group_of_scan[max_scans]{}; // 1 + the group, where turns hold loops
    int work[max_scans]{};          // the storage of a part before a turn
    int next_work[max_scans]{};     // and after it: they are swapped
    positions_of_axes work_axes[max_scans]{};

    constexpr explicit turn_marker(array_graph const& source) : keeper(source) {}

    constexpr bool is_inside(int group, int outer) const {
        while (group >= 0 && group != outer) group = group_at[group].outside;
        return group == outer;
    }
    /// The turns around the nests of a group.
    constexpr index_set turns_around(int group) const {
        index_set all = 0;
        for (; group >= 0; group = group_at[group].outside)
            all |= only(g.scan[group_at[group].scan].turn);
        return all;
    }

protected:
    /// What follows from a state before a turn, and what of it the next state needs.
    struct turn_marks {
        bool follows[most_nodes]{};
        bool reached[most_nodes]{};
        bool loops = false; // there are loops in the turn
        bool again = false;
        int scan = 0;
        constexpr void reach(int i) {
            if (i == 0 || reached[i]) return;
            reached[i] = again = true;
        }
    };

    constexpr void mark_turn(int s, turn_marks& m) {
        m.scan = s;
        for (int k = g.first_part(s); k < g.end_of_parts(s); ++k) {
            m.follows[g.state_before(k)] = true;
            m.reached[g.scan[k].next] = true;
        }
        for (int k = 0; k < g.scans; ++k) // also where only what is put out needs them
            if (g.scan[k].within == 1 + s)
                if (int const i = g.state_before(k); needed[i]) m.reached[i] = true;
        while (mark_following(m)) {
        }
        while (mark_reached(s, m)) {
        }
        for (int i = 1; i < g.size; ++i)
            m.loops = m.loops || (m.reached[i] && m.follows[i] && g.is_atom(i) && !is_own(s, i));
        m.loops = m.loops || !is_uniform(s);
    }

    constexpr bool is_own_state(int s, int i) const { return g.is_atom(i) && is_own(s, i); }

private:
    /// Whether nests are being made for the turns of a state.
    constexpr bool is_around(int s) const {
        return group_of_scan[s] > 0 && is_inside(open, group_of_scan[s] - 1);
    }
    /// The parts of a state that have the same indices go through a turn side by side.
    constexpr bool is_uniform(int s) const {
        for (int k = g.first_part(s); k < g.end_of_parts(s); ++k)
            if (g.scan[k].state != g.scan[s].state) return false;
        return true;
    }
    constexpr bool is_own(int s, int i) const {
        atom const& a = g.atom_of(i);
        return a.from == source::carried && g.first_part(a.of) == g.first_part(s);
    }
    constexpr bool mark_following(turn_marks& m) {
        bool changed = false;
        for (int i = 1; i < g.size; ++i) {
            if (m.follows[i]) continue;
            word const n = g.node[i];
            if (code_of(n) > code::input)
                m.follows[i] = m.follows[first(n)] || m.follows[second(n)] || m.follows[third(n)];
            else if (g.is_atom(i))
                m.follows[i] = is_of_stretch(i, m.scan) || follows(g.atom_of(i), m);
            changed = changed || m.follows[i];
        }
        return changed;
    }
    /// What varies with the turns of a stretch is made for one stretch at a time.
    constexpr bool is_of_stretch(int i, int s) const {
        return g.scan[s].stretch >= 0 && (g.free[i] & only(g.scan[s].stretch)) != 0;
    }
    constexpr bool follows(atom const& a, turn_marks const& m) {
        if (a.from == source::reduced) return m.follows[a.of];
        if (a.from == source::element) return m.follows[g.map[a.of].node];
        if (a.from == source::target) {
            for (int c = 0; c < g.contributions; ++c)
                if (g.contributed[c].to == a.of && m.follows[g.contributed[c].node]) return true;
        } else if (a.from == source::carried && is_around(a.of)) {
            return false; // it stands still while these turns go on
        } else if (a.is_of_state()) {
            if (int const around = g.scan[a.of].within - 1; around >= 0)
                if (around == m.scan || m.follows[g.state_before(around)]) return true;
            for (int k = g.first_part(a.of); k < g.end_of_parts(a.of); ++k)
                if (m.follows[g.scan[k].start] || m.follows[g.scan[k].next]) return true;
        }
        return false;
    }
    constexpr bool mark_reached(int s, turn_marks& m) const {
        m.again = false;
        for (int i = g.size - 1; i > 0; --i) {
            if (!m.reached[i] || (stored[i] && !m.follows[i])) continue;
            word const n = g.node[i];
            if (code_of(n) > code::input)
                m.reach(first(n)), m.reach(second(n)), m.reach(third(n));
            else if (g.is_atom(i) && m.follows[i] && !is_own(s, i))
                reach_behind(g.atom_of(i), m);
        }
        return m.again;
    }
    constexpr void reach_behind(atom const& a, turn_marks& m) const {
        if (a.from == source::reduced) m.reach(a.of);
        if (a.from == source::element) m.reach(g.map[a.of].node);
        if (a.is_of_state())
            for (int k = g.first_part(a.of); k < g.end_of_parts(a.of); ++k)
                m.reach(g.scan[k].start), m.reach(g.scan[k].next);
        for (int c = 0; c < g.contributions && a.from == source::target; ++c)
            if (g.contributed[c].to == a.of && is_live(g.contributed[c]))
                m.reach(g.contributed[c].node);
    }
};

} // namespace tapeless::arrays
