// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diff/states_beside.hpp>

namespace tapeless::arrays {

/// States that go through their turns together with their tangents, as parts of one state: nothing
/// of a turn is kept for the tangents, which have it at hand. Turns without loops whose state is a
/// number stay apart: of all states, once they are there, the slopes are computed in lanes.
struct joined_states {
    array_graph& g;
    int leader[max_scans]{}; // the first part of the states that one is joined to

    constexpr explicit joined_states(array_graph& graph) : g(graph) {
        if (g.too_large) return;
        for (int s = 0; s < g.scans; ++s) {
            int const begin = g.first_part(s); // of a state, or of parts that nothing has come to
            leader[s] = s < g.end_of_parts(begin) ? begin : no_leader;
        }
        states_beside beside(g, leader);
        bool found = false;
        for (bool again = true; again;) { // inner turns after those around them
            again = false;
            for (int t = 0; t < g.scans; ++t) {
                int const s = g.scan[t].tangent_of - 1;
                if (leader[t] == no_leader || s < 0 || leader[s] == leader[t]) continue;
                if (!go_on_at_the_same_place(s, t) || !beside.can_be_one(s, t)) continue;
                join(leader[s], leader[t]);
                found = again = true;
            }
        }
        if (found) renumber();
    }

private:
    /// Tangents do not know yet in whose turns they are.
    constexpr bool go_on_at_the_same_place(int s, int t) const {
        int const a = g.scan[s].within, b = g.scan[t].within;
        return b == 0 || (a != 0 && leader[a - 1] == leader[b - 1]);
    }
    constexpr void join(int to, int from) {
        for (int k = 0; k < g.scans; ++k)
            if (leader[k] == from) leader[k] = to;
    }
    /// The parts of one state stand one after the other. A tangent has come after what it is of.
    constexpr void renumber() {
        scan_definition of[max_scans]{};
        int moved[max_scans]{}, made = 0;
        for (int s = 0; s < g.scans; ++s) {
            if (leader[s] != s) continue;
            int const begin = made;
            for (int k = s; k < g.scans; ++k)
                if (leader[k] == s) of[made] = g.scan[k], moved[k] = made++;
            for (int k = begin; k < made; ++k) {
                of[k].tangent_of = 0;
                of[k].part = k - begin, of[k].parts = made - begin;
                of[k].stretch = g.scan[s].stretch;
                of[k].within = g.scan[s].within;
                of[k].recomputed = g.scan[s].recomputed;
            }
        }
        for (int k = 0; k < made; ++k) {
            g.scan[k] = of[k];
            if (of[k].within != 0) g.scan[k].within = 1 + moved[leader[of[k].within - 1]];
        }
        for (int k = 0; k < g.atoms; ++k)
            if (g.atom_at[k].is_of_state()) g.atom_at[k].of = moved[g.atom_at[k].of];
        g.scans = made;
        g.find_atoms_again();
    }
};

} // namespace tapeless::arrays
