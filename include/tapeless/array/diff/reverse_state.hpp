// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diff/implicit.hpp>
#include <tapeless/array/diff/stretches.hpp>
#include <tapeless/array/graph/needs.hpp>

namespace tapeless::arrays {

/// Reverse mode through a state. Its adjoint is a state that goes through the turns backwards: from
/// the adjoint of the last state, by what the body pulls back, to that of the first.
template <class Reverse>
struct state_reverse {
    Reverse& r;
    array_graph& g;

    constexpr explicit state_reverse(Reverse& reverse) : r(reverse), g(r.g) {}

    /// The nodes of all parts of a state before a turn, or after the last, stand side by side. At
    /// the first of them all that flows to any is known.
    constexpr void pull(atom const a, int i) {
        if (g.scan[a.of].part != 0) return;
        if (a.from == source::final)
            begin(a.of, i);
        else
            end(a.of);
    }

private:
    constexpr void begin(int first_part, int i) {
        int const parts = g.scan[first_part].parts;
        bool wanted_at_all = r.in_stretch;
        int actives = 0;
        for (int k = 0; k < parts; ++k) {
            actives += r.active[i + k] ? 1 : 0;
            wanted_at_all = wanted_at_all || (r.active[i + k] && r.w[i + k].value != 0);
        }
        if (actives == 0 || !(wanted_at_all || is_wanted_before_last(first_part, i))) return;
        if (g.scan[first_part].converging) return implicit_reverse<Reverse>(r, first_part).run(i);
        bool const once = g.becomes != fate::differentiated;
        if (g.scan[first_part].recomputed && once && stretches<Reverse>(r, first_part).run(i))
            return;
        int back = g.add_state(actives);
        for (int k = 0; k < parts && !g.too_large; ++k) {
            if (!r.active[i + k]) continue;
            scan_definition const& forward = g.scan[first_part + k];
            scan_definition& made = g.scan[back];
            int const zero = g.constant_node(0.0);
            made.start = r.w[i + k].value == 0 ? zero : settle(g, r.w[i + k]);
            made.next = zero;
            made.turn = forward.turn;
            made.state = forward.state | indices_of(r.around);
            made.descending = !forward.descending;
            r.adjoint_scan[first_part + k] = ++back;
        }
        for (int k = 0; k < parts && !g.too_large; ++k)
            if (int const s = r.adjoint_scan[first_part + k]; s != 0) g.state_before(s - 1);
        for (int k = 0; k < parts && !g.too_large; ++k)
            if (int const s = r.adjoint_scan[first_part + k]; s != 0)
                give(g.state_before(s - 1), g.scan[first_part + k].next);
    }
    /// What flows from a node flows to another one.
    constexpr void give(int from, int to) { r.give(to, r.summed(from, to, {from, 0})); }

    /// Only what the turns compute on the way may be wanted, and not the last state, of which node
    /// i is the first part.
    constexpr bool is_wanted_before_last(int first_part, int i) {
        for (int seed = 0; seed < r.seeds_; ++seed) {
            needs const others(g, r.seeded_[seed], i, g.scan[first_part].parts);
            for (int k = 1; k < i; ++k)
                if (others.node[k] && g.is_atom(k) && g.atom_of(k).from == source::carried &&
                    g.first_part(g.atom_of(k).of) == first_part)
                    return true;
        }
        return false;
    }
    constexpr void end(int first_part) {
        int const behind = g.end_of_parts(first_part);
        for (int s = first_part; s < behind; ++s)
            if (int const back = r.adjoint_scan[s] - 1;
                back >= 0 && r.w[g.state_before(s)].value != 0)
                g.scan[back].next = spread(settle(g, r.w[g.state_before(s)]), g.state_before(back));
        for (int s = first_part; s < behind; ++s)
            if (r.adjoint_scan[s] != 0) g.last_state(r.adjoint_scan[s] - 1);
        for (int s = first_part; s < behind; ++s)
            if (int const start = g.scan[s].start; r.adjoint_scan[s] != 0 && r.active[start])
                give(g.last_state(r.adjoint_scan[s] - 1), start);
    }
    /// a (c + f) as a c + a f for the carried adjoint c: only one multiply-add of a turn waits for
    /// the turn before.
    constexpr int spread(int next, int carried) {
        word const n = g.node[next];
        if (code_of(n) != code::multiply) return next;
        for (int side = 0; side < 2; ++side) {
            int const factor = side == 0 ? first(n) : second(n);
            word const s = g.node[side == 0 ? second(n) : first(n)];
            if (code_of(s) != code::add || (first(s) != carried && second(s) != carried)) continue;
            int const other = first(s) == carried ? second(s) : first(s);
            return add(g, multiply(g, factor, carried), multiply(g, factor, other));
        }
        return next;
    }
};

} // namespace tapeless::arrays
