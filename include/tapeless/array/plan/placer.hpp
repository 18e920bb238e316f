// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/nodes_of_turn.hpp>

namespace tapeless::arrays {

/// Gives each statement its nest: the first one over the same indices that comes after everything
/// the statement waits for.
struct placer : nodes_of_turn {
    constexpr explicit placer(array_graph const& source) : nodes_of_turn(source) {
        if (!too_large) order();
    }

    bool scan_defined[max_scans]{};

    constexpr void order() {
        bool is_added[most_nodes]{};
        for (int c = 0; c < g.contributions; ++c) is_added[g.contributed[c].node] = true;
        for (int i = 1; i < g.size && !too_large; ++i) {
            if (needed[i] && stored[i]) define(i);
            for (int c = 0; c < g.contributions && is_added[i]; ++c)
                if (g.contributed[c].node == i && !waits_for_turn(g.contributed[c])) contribute(c);
        }
    }
    /// Whether turns put together an array of this and of what they have. It is added in the turn,
    /// where that is read: before, there would be an array for each of them.
    constexpr bool waits_for_turn(contribution const& c) const {
        index_set const around = g.closed(indices_of(c.where)) & ~g.free[c.node];
        bool waits = false;
        for (int i = 0; i < g.indices; ++i)
            waits = waits || ((around & only(i)) != 0 && g.is_turn(i));
        return waits && g.target_at[c.to].result < 0;
    }
    constexpr void contribute(int c) {
        if (placed[c] || !is_live(g.contributed[c])) return;
        if (is_adopted(g.contributed[c])) return define(g.contributed[c].node);
        statement const s = statement_for(g.contributed[c]);
        define_behind(s);
        if (placed[c]) return; // in turns that were found behind it
        placed[c] = true;
        settle(s);
    }
    /// Places what a node in a cone is read from.
    constexpr void define_behind(int i) {
        if (stored[i])
            define(i);
        else
            define_read(i);
    }
    constexpr void define_read(int i) {
        if (!g.is_atom(i)) return;
        atom const& a = g.atom_of(i);
        if (a.from == source::element) define(g.map[a.of].node);
        if (a.from == source::target)
            for (int c = 0; c < g.contributions; ++c)
                if (g.contributed[c].to == a.of) contribute(c);
    }
    constexpr void define(int i) {
        if (defined[i]) return;
        if (is_state(i)) return define_scan(g.atom_of(i).of);
        statement const s = given_storage(i);
        define_behind(s);
        if (defined[i]) return; // in turns that were found behind it
        defined[i] = true;
        settle(s);
    }
    /// The turns of a state come behind all that they read and that does not follow from it.
    constexpr void define_scan(int s) {
        s = g.first_part(s);
        if (int const around = g.scan[s].within; around > 0) define_scan(around - 1);
        if (scan_defined[s]) return;
        scan_defined[s] = true;
        if (g.size > most_nodes) {
            too_large = true;
            return;
        }
        for (int k = s; k < g.end_of_parts(s); ++k) {
            defined[g.state_before(k)] = defined[g.last_state(k)] = true;
            define(g.scan[k].start);
        }
        turn_marks m;
        mark_turn(s, m);
        bool const in_group = m.loops || g.scan[s].converging;
        node_set joins;
        for (int i = 1; i < g.size; ++i) {
            if (m.reached[i] && m.follows[i]) contribute_before(i, m);
            if (!m.reached[i] || m.follows[i]) continue;
            if (!in_group && can_run_beside(s, i))
                joins.add(i);
            else
                define_behind(i);
        }
        if (in_group) return run_in_group(s, m);
        for (int i = 1; i < g.size; ++i)
            if (joins[i]) define_cone(statement_for(i), joins);
        int const own = run_in_nest(s, m);
        for (int i = 1; i < g.size; ++i)
            if (joins[i] && !defined[i]) defined[i] = true, put(given_storage(i), own);
    }
    /// What arrays that a turn reads at its own places have of others is there before.
    constexpr void contribute_before(int i, turn_marks const& m) {
        if (!g.is_atom(i) || g.atom_of(i).from != source::target) return;
        bool const of_stretch = g.scan[m.scan].stretch >= 0;
        for (int c = 0; c < g.contributions; ++c) {
            if (g.contributed[c].to != g.atom_of(i).of || is_put_out(c, m)) continue;
            if (of_stretch || !waits_for_turn(g.contributed[c])) contribute(c);
        }
    }
    /// Whether what a turn reads is computed in the turn, where it fills the time in which the
    /// state waits for the turn before. Outside of other turns a pass of its own has more lanes.
    constexpr bool can_run_beside(int s, int i) {
        if (!stored[i] || defined[i] || is_state(i) || in_turns[i] || open < 0) return false;
        statement const made = statement_for(i);
        index_set const state = g.scan[s].state;
        return made.does == effect::keep && made.loops == (state | only(g.scan[s].turn)) &&
               (state & ~turns_around(open)) != 0;
    }
    /// Places what a statement is made from, but for some nodes.
    constexpr void define_cone(statement const& s, node_set const& but) {
        mark_cone(s);
        node_set const cone = in_cone;
        for (int i = cone.next(1, s.node); i <= s.node; i = cone.next(i + 1, s.node))
            if (i == s.defines)
                define_read(i);
            else if (!but[i])
                define_behind(i);
    }
    /// Turns without loops are a nest, which values that follow from the state join. Where the
    /// state is a number only those do that the next state needs: what else the turns have is made
    /// of the states behind them, in lanes, and the next turn does not wait for it.
    constexpr int run_in_nest(int s, turn_marks const& m) {
        bool const of_numbers =
            open < 0 && g.scan[s].state == 0 && g.length[g.dimension_at(g.scan[s].turn)] >= 4;
        bool const in_one_array = of_numbers && can_be_one(s);
        for (int k = s; k < g.end_of_parts(s) && in_one_array; ++k) place(kept_start(k));
        int const own = add_nest(g.scan[s].state | only(g.scan[s].turn));
        nest_at[own].over = only(g.scan[s].turn);
        nest_at[own].scan = s;
        nest_at[own].of_numbers = of_numbers;
        for (int i = 1; i < g.size; ++i)
            in_turns[i] = in_turns[i] || (m.reached[i] && m.follows[i]);
        for (int k = s; k < g.end_of_parts(s); ++k) {
            put(given_storage(g.last_state(k)), own);
            if (in_one_array)
                keep_behind(k, own);
            else
                put(given_storage(g.state_before(k)), own);
        }
        return own;
    }
    /// Turns with loops are a group of nests. The state stands in memory of its own.
    constexpr void run_in_group(int s, turn_marks const& m) {
        for (int k = s; k < g.end_of_parts(s); ++k) make_work(k);
        if (turn_groups == max_turn_groups) return void(too_large = true);
        bool in_turn[most_nodes]{};
        mark_in_turn(s, m, in_turn);
        int const own = turn_groups++;
        group_at[own] = {s, open, nests, nests};
        open = own;
        for (int k = s; k < g.end_of_parts(s); ++k) group_of_scan[k] = 1 + own;
        for (int k = s; k < g.end_of_parts(s); ++k) place(given_storage(g.state_before(k)));
        for (int i = 1; i < g.size; ++i)
            if (m.reached[i] && m.follows[i] && stored[i]) define(i);
        for (int k = s; k < g.end_of_parts(s); ++k) {
            scan_definition const& d = g.scan[k];
            index_set const loops = d.state | only(d.turn);
            place({effect::assign, d.next, 0, next_work[k], work_axes[k], loops, 0, reduction::sum,
                   -1, -1});
        }
        for (int i = 1; i < g.size; ++i)
            if (is_sum_over(s, m, in_turn, i)) add_in_turn(i);
        if (g.scan[s].stretch >= 0) contribute_in_turn(m, in_turn);
        group_at[own].end = nests;
        open = group_at[own].outside;
        for (int k = s; k < g.end_of_parts(s); ++k) {
            int const last = g.last_state(k);
            statement made = given_storage(last);
            made.does = effect::keep, made.node = last, made.over = 0, made.scan = -1;
            made.loops = g.scan[k].state;
            place(made);
        }
    }
    /// A sum over turns is added to in each turn, if there are loops over what it has.
    constexpr void add_in_turn(int i) {
        statement s = statement_for(i);
        bool joins = false;
        for (int k = group_at[open].begin; k < nests; ++k)
            joins = joins || (nest_at[k].turns == open && nest_at[k].loops == s.loops &&
                              (nest_at[k].over == 0 || nest_at[k].scan >= 0));
        if (!joins) return;
        s = given_storage(i);
        s.does = effect::add, s.over = 0;
        storage_at[s.into].filled = true;
        defined[i] = true;
        place(s);
    }
    /// What a stretch of turns adds to arrays is added before the next stretch begins.
    constexpr void contribute_in_turn(turn_marks const& m, bool* in_turn) {
        for (int i = 1; i < g.size; ++i) {
            word const n = g.node[i];
            if (in_turn[i] || (stored[i] && !m.follows[i])) continue;
            if (code_of(n) > code::input)
                in_turn[i] = in_turn[first(n)] && in_turn[second(n)] && in_turn[third(n)];
            else if (g.is_atom(i))
                in_turn[i] = is_made_in_turn(m, g.atom_of(i), in_turn);
        }
        for (int c = 0; c < g.contributions; ++c)
            if (is_put_out(c, m) && in_turn[g.contributed[c].node]) contribute(c);
    }
    constexpr void make_work(int k) {
        scan_definition const& d = g.scan[k];
        work_axes[k] = sorted_axes(d.state & ~turns_around(open));
        work[k] = storage_over(work_axes[k]);
        next_work[k] = storage_over(work_axes[k]);
        place({effect::assign, d.start, 0, work[k], work_axes[k], d.state, 0, reduction::sum, -1,
               -1});
    }
    constexpr void place(statement const& s) {
        define_behind(s);
        settle(s);
    }
    /// Places all that a statement is made from.
    constexpr void define_behind(statement const& s) {
        if (!may_pass(g.size / 64)) return;
        define_cone(s, {});
        if (s.how == reduction::others) define(product_behind(s));
    }
    constexpr void settle(statement const& s) {
        if (too_large) return;
        int k = earliest(s);
        while (k < nests && !can_join(s, nest_at[k])) ++k;
        if (k == nests) k = add_nest(s.loops);
        nest_at[k].over |= s.over;
        nest_at[k].others = s.how == reduction::others;
        nest_at[k].by_library = is_for_library(s.node, s.over, s.how);
        put(s, k);
    }
};

} // namespace tapeless::arrays
