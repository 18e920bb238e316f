// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

namespace tapeless::arrays {

inline constexpr int no_leader = -1;

/// Whether two states can go through the same turns together: neither waits for what the other is
/// behind all of them.
struct states_beside {
    array_graph const& g;
    int const* leader; // of each part: the first part of the states that it goes with already

    constexpr states_beside(array_graph const& graph, int const* leaders)
        : g(graph), leader(leaders) {}

    constexpr bool can_be_one(int s, int t) {
        scan_definition const& a = g.scan[s];
        scan_definition const& b = g.scan[t];
        if (a.converging || b.converging || a.turn != b.turn || a.descending != b.descending)
            return false;
        one_ = leader[s], other_ = leader[t];
        find_wanted();
        while (find_places()) {
        }
        if (!have_the_same_around()) return false;
        bool alike = a.state != 0;
        for (int k = 0; k < g.scans; ++k) {
            if (!is_at_hand(k)) continue;
            if (at_[g.scan[k].start] != place::before || at_[g.scan[k].next] == place::behind)
                return false;
            alike = alike && g.scan[k].state == a.state;
        }
        return alike || have_loops();
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
        if (a.is_of_state() && !is_at_hand(a.of))
            for (int k = 0; k < g.scans; ++k)
                if (leader[k] == leader[a.of]) want(g.scan[k].start), want(g.scan[k].next);
        for (int c = 0; c < g.contributions && a.from == source::target; ++c)
            if (g.contributed[c].to == a.of) want(g.contributed[c].node);
        return is_later;
    }
    /// Whether it is a state that stands still while the turns at hand go on.
    constexpr bool is_around(atom const& a) const {
        return a.from == source::carried && (g.scan[one_].state & only(g.scan[a.of].turn)) != 0;
    }
    /// Whether both are in the turns of the same states, which are what they are after these turns:
    /// states that have gone through turns of the same number before are none of them.
    constexpr bool have_the_same_around() const {
        int around[max_indices]{}; // 1 + the leader, by the index of the turns
        for (int i = 1; i < g.size; ++i) {
            if (!wanted_[i] || !g.is_atom(i) || !is_around(g.atom_of(i))) continue;
            int const own = leader[g.atom_of(i).of];
            if (of_states_[own] == place::before) continue;
            int& known = around[g.scan[own].turn];
            if (known != 0 && known != 1 + own) return false;
            known = 1 + own;
        }
        return true;
    }

    // ---- where it stands ----

    constexpr bool find_places() {
        for (int k = 0; k < g.scans; ++k) of_states_[k] = place::before;
        for (int k = 0; k < g.scans; ++k) {
            place const both = later(at_[g.scan[k].start], at_[g.scan[k].next]);
            if (leader[k] != no_leader) of_states_[leader[k]] = later(of_states_[leader[k]], both);
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
        if (a.is_of_state()) return place_of_state(a);
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
};

} // namespace tapeless::arrays
