// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/states_in_one.hpp>

namespace tapeless::arrays {

/// What is computed in the turns of a state, given what has a place already.
struct nodes_of_turn : states_in_one {
    using states_in_one::states_in_one;

    bool placed[max_contributions]{};

protected:
    /// Which nodes a turn of a state has: what is known before the turns, what the next state
    /// needs, and what is made of such at the turn itself.
    constexpr void mark_in_turn(int s, turn_marks const& m, bool* in_turn) const {
        in_turn[0] = true; // no operand
        for (int i = 1; i < g.size; ++i) {
            word const n = g.node[i];
            if (stored[i] && !m.follows[i])
                in_turn[i] = defined[i];
            else if (code_of(n) > code::input)
                in_turn[i] = in_turn[first(n)] && in_turn[second(n)] && in_turn[third(n)];
            else
                in_turn[i] = !g.is_atom(i) || m.reached[i] || is_own_state(s, i) ||
                             (!m.follows[i] && is_known(g.atom_of(i)));
        }
    }
    constexpr bool is_known(atom const& a) const {
        if (a.from == source::element) return stored[g.map[a.of].node] && defined[g.map[a.of].node];
        return a.from == source::load || a.from == source::length || a.from == source::number;
    }
    /// Sums over the turns of a state of what the turns have.
    constexpr bool is_sum_over(int s, turn_marks const& m, bool const* in_turn, int i) const {
        if (!needed[i] || defined[i] || !is_reduction(i) || !m.follows[i]) return false;
        atom const& a = g.atom_of(i);
        return a.over == only(g.scan[s].turn) && a.how == reduction::sum && in_turn[a.of];
    }
    constexpr bool is_made_in_turn(turn_marks const& m, atom const& a, bool const* in_turn) const {
        if (a.from == source::reduced)
            return in_turn[a.of] && (a.over & only(g.scan[m.scan].turn)) == 0;
        if (a.from == source::element) return in_turn[g.map[a.of].node];
        if (a.from != source::target) return false;
        // At other places than the turn's the array is complete when the turns have ended.
        index_set const own = only(g.scan[m.scan].turn) | only(g.scan[m.scan].stretch);
        bool const is_here = (g.closed(indices_of(a.where)) & own) != 0;
        for (int c = 0; c < g.contributions; ++c)
            if (g.contributed[c].to == a.of)
                if (is_put_out(c, m) ? !is_here || !in_turn[g.contributed[c].node] : !placed[c])
                    return false;
        return true;
    }
    /// Whether a stretch of turns adds something to an array.
    constexpr bool is_put_out(int c, turn_marks const& m) const {
        contribution const& one = g.contributed[c];
        int const turn = g.scan[m.scan].stretch;
        return m.follows[one.node] || (g.closed(indices_of(one.where)) & only(turn)) != 0;
    }
};

} // namespace tapeless::arrays
