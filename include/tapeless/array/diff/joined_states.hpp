// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

namespace tapeless::arrays {

/// States that go through their turns together with their tangents, as parts of one state: nothing
/// of a turn is kept for the tangents, which have it at hand.
///
/// They can if neither waits for what the other is after all turns. Turns without loops whose state
/// is a number stay apart: of all states, once they are there, the slopes are computed in lanes.
struct joined_states {
    array_graph& g;
    static constexpr int none = -1;
    int leader[max_scans]{}; // the first part of the states that one is joined to

    constexpr explicit joined_states(array_graph& graph) : g(graph) {
        if (g.too_large) return;
        for (int s = 0; s < g.scans; ++s) {
            int const begin = g.first_part(s); // or a part that nothing has come to
            leader[s] = s < begin + g.scan[begin].parts ? begin : none;
        }
        bool found = false;
        for (bool again = true; again;) { // inner turns after those around them
            again = false;
            for (int s = 0; s < g.scans; ++s)
                if (leader[s] != none && g.scan[s].tangent_of > 0 &&
                    try_to_join(g.scan[s].tangent_of - 1, s))
                    found = again = true;
        }
        if (found) renumber();
    }

private:
    /// Where a node stands: before the turns of the states at hand, in one of them, behind them.
    enum class place : unsigned char { before, within, behind };
    static constexpr place later(place a, place b) { return a < b ? b : a; }

    int one_ = 0, other_ = 0; // the states at hand, by their leaders
    bool wanted_[node_list::capacity]{};
    place at_[node_list::capacity]{};
    place of_states_[max_scans]{}; // what the starts and turns of all states need, by leader

    constexpr bool is_at_hand(int s) const { return leader[s] == one_ || leader[s] == other_; }
    constexpr index_set turn() const { return only(g.scan[one_].turn); }
    constexpr position here() const { return {g.scan[one_].turn, 0}; }

    constexpr bool try_to_join(int s, int t) {
        scan_definition const& a = g.scan[s];
        scan_definition const& b = g.scan[t];
        if (leader[s] == leader[t] || a.converging || b.converging) return false;
        if (a.turn != b.turn || a.descending != b.descending || !go_on_at_the_same_place(s, t))
            return false;
        one_ = leader[s], other_ = leader[t];
        find_wanted();
        if (!one_is_around()) return false;
        while (find_places()) {
        }
        bool alike = a.state != 0;
        for (int k = 0; k < g.scans; ++k) {
            if (!is_at_hand(k)) continue;
            if (at_[g.scan[k].start] != place::before || at_[g.scan[k].next] == place::behind)
                return false;
            alike = alike && g.scan[k].state == a.state;
        }
        if (!alike && !have_loops()) return false;
        int const from = other_, to = one_;
        for (int k = 0; k < g.scans; ++k)
            if (leader[k] == from) leader[k] = to;
        return true;
    }
    /// Tangents do not know yet in whose turns they are.
    constexpr bool go_on_at_the_same_place(int s, int t) const {
        int const a = g.scan[s].within, b = g.scan[t].within;
        return b == 0 || (a != 0 && leader[a - 1] == leader[b - 1]);
    }

    // ---- what the states at hand need ----

    constexpr void find_wanted() {
        for (int i = 0; i < g.size; ++i) wanted_[i] = false, at_[i] = place::before;
        for (int k = 0; k < g.scans; ++k)
            if (is_at_hand(k)) wanted_[g.scan[k].start] = wanted_[g.scan[k].next] = true;
        while (find_behind()) {
        }
    }
    constexpr bool find_behind() {
        bool again = false;
        for (int i = g.size - 1; i > 0; --i) {
            if (!wanted_[i]) continue;
            word const n = g.node[i];
            if (code_of(n) > code::input)
                wanted_[first(n)] = wanted_[second(n)] = wanted_[third(n)] = true;
            else if (g.is_atom(i))
                again = find_behind(g.atom_of(i), i) || again;
        }
        return again;
    }
    constexpr bool find_behind(atom const& a, int i) {
        bool is_later = false;
        auto const want = [&](int x) {
            is_later = is_later || (x > i && !wanted_[x]);
            wanted_[x] = true;
        };
        if (a.from == source::reduced) want(a.of);
        if (a.from == source::element) want(g.map[a.of].node);
        if (is_of_state(a) && !is_at_hand(a.of) && !is_around(a))
            for (int k = 0; k < g.scans; ++k)
                if (leader[k] == leader[a.of]) want(g.scan[k].start), want(g.scan[k].next);
        for (int c = 0; c < g.contributions && a.from == source::target; ++c)
            if (g.contributed[c].to == a.of) want(g.contributed[c].node);
        return is_later;
    }
    static constexpr bool is_of_state(atom const& a) {
        return a.from == source::carried || a.from == source::final;
    }
    /// Whether it is a state that stands still while the turns at hand go on.
    constexpr bool is_around(atom const& a) const {
        return a.from == source::carried && (g.scan[one_].state & only(g.scan[a.of].turn)) != 0;
    }
    /// Both are in the turns of the same states: those around them are joined before.
    constexpr bool one_is_around() const {
        for (int i = 1; i < g.size; ++i) {
            if (!wanted_[i] || !g.is_atom(i) || !is_around(g.atom_of(i))) continue;
            for (int j = i + 1; j < g.size; ++j)
                if (wanted_[j] && g.is_atom(j) && is_around(g.atom_of(j)) &&
                    g.scan[g.atom_of(j).of].turn == g.scan[g.atom_of(i).of].turn &&
                    leader[g.atom_of(j).of] != leader[g.atom_of(i).of])
                    return false;
        }
        return true;
    }

    // ---- where it stands ----

    constexpr bool find_places() {
        for (int k = 0; k < g.scans; ++k) of_states_[k] = place::before;
        for (int k = 0; k < g.scans; ++k) {
            place const both = later(at_[g.scan[k].start], at_[g.scan[k].next]);
            if (leader[k] != none) of_states_[leader[k]] = later(of_states_[leader[k]], both);
        }
        bool changed = false;
        for (int i = 1; i < g.size; ++i) {
            if (!wanted_[i]) continue;
            word const n = g.node[i];
            place now = place::before;
            if (code_of(n) > code::input)
                now = later(at_[first(n)], later(at_[second(n)], at_[third(n)]));
            else if (g.is_atom(i))
                now = place_of(g.atom_of(i));
            changed = changed || now != at_[i];
            at_[i] = now;
        }
        return changed;
    }
    constexpr place place_of(atom const& a) const {
        if (is_of_state(a)) return place_of_state(a);
        if (a.from == source::reduced) return behind_if((a.over & turn()) != 0, at_[a.of]);
        if (a.from == source::element) {
            positions_of_axes const& axes = g.map[a.of].axes;
            bool elsewhere = false;
            for (int k = 0; k < axes.rank; ++k)
                elsewhere = elsewhere || (axes.at[k] == here() && !(a.where.at[k] == here()));
            return behind_if(elsewhere, at_[g.map[a.of].node]);
        }
        place now = place::before;
        for (int c = 0; c < g.contributions && a.from == source::target; ++c)
            if (contribution const& part = g.contributed[c]; part.to == a.of)
                now = later(now, behind_if(!is_of_one_turn(part, a), at_[part.node]));
        return now;
    }
    static constexpr place behind_if(bool elsewhere, place of) {
        return elsewhere && of == place::within ? place::behind : of;
    }
    /// Whether what a turn adds to an array is read in the same turn.
    constexpr bool is_of_one_turn(contribution const& part, atom const& read) const {
        for (int k = 0; k < part.where.rank; ++k)
            if (part.where.at[k] == here() && read.where.at[k] == here()) return true;
        return false;
    }
    constexpr place place_of_state(atom const& a) const {
        if (is_at_hand(a.of)) return a.from == source::carried ? place::within : place::behind;
        if (is_around(a)) return place::before;
        bool const inner = (g.scan[a.of].state & turn()) != 0;
        return behind_if(!inner, of_states_[leader[a.of]]);
    }
    constexpr bool have_loops() const {
        for (int i = 1; i < g.size; ++i)
            if (wanted_[i] && at_[i] == place::within && g.is_atom(i) &&
                !(g.atom_of(i).from == source::carried && is_at_hand(g.atom_of(i).of)))
                return true;
        return false;
    }

    // ---- the parts of one state, one after the other ----

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
            if (is_of_state(g.atom_at[k])) g.atom_at[k].of = moved[g.atom_at[k].of];
        g.find_atoms_again();
    }
};

} // namespace tapeless::arrays
