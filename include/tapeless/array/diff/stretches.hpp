// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diff/flow.hpp>
#include <tapeless/array/diff/turn_copy.hpp>
#include <tapeless/graph/info.hpp>

namespace tapeless::arrays {

/// Reverse mode through stretches of turns, of which only the first states are kept. The adjoint of
/// the state goes back from stretch to stretch; in one of its turns the turns of that stretch are
/// computed again, and their adjoints go back through them. What flows out of them to parameters is
/// summed from stretch to stretch, as further parts of the adjoints' state.
template <class Reverse>
struct stretches {
    static constexpr int most_receivers = 32;

    Reverse& r;
    array_graph& g;
    int const first_part; // of the state that goes from stretch to stretch
    int const parts;
    int inner = 0;      // the state in a stretch
    int back = 0;       // the adjoint of the one
    int inner_back = 0; // of the other

    constexpr stretches(Reverse& reverse, int s)
        : r(reverse), g(r.g), first_part(s), parts(g.scan[s].parts) {}

    /// From the adjoints of the last states, which stand at a node and behind it. False if the
    /// turns cannot be copied.
    constexpr bool run(int at_last) {
        if (!find_inner() || is_read_elsewhere()) return false;
        int const targets = g.targets;
        turn_copy again(g, inner, r.target_of_target);
        if (!again.possible || g.too_large) return false;
        for (int i = 1; i < again.end; ++i)
            if (again.copied[i] != 0 && r.w[i].value != 0) return false;
        inner_back = g.add_state(parts);
        back = g.add_state(parts + most_receivers);
        if (g.too_large) return true;
        begin(again, at_last);
        sweep(again, targets);
        for (int k = 0; k < parts; ++k) {
            int const carried = g.state_before(again.first_part + k);
            if (r.w[carried].value != 0) g.scan[inner_back + k].next = settle(g, r.w[carried]);
        }
        for (int k = 0; k < parts; ++k) g.scan[back + k].next = g.last_state(inner_back + k);
        end(again);
        for (int i = 1; i < again.end; ++i) r.is_swept[i] = r.is_swept[i] || again.copied[i] != 0;
        for (int k = 0; k < parts; ++k) r.is_swept[g.last_state(inner + k)] = true;
        return true;
    }

private:
    /// The last states of a stretch are the first of the next.
    constexpr bool find_inner() {
        for (int k = 0; k < parts; ++k) {
            int const next = g.scan[first_part + k].next;
            if (!g.is_atom(next) || g.atom_of(next).from != source::final) return false;
            if (g.scan[g.atom_of(next).of].part != k) return false;
            if (k == 0) inner = g.atom_of(next).of;
        }
        return true;
    }
    /// Whether adjoints have come to what the turns compute on the way, but for what they put out:
    /// from derivatives that the function itself is made of.
    constexpr bool is_read_elsewhere() {
        int const first_before = g.state_before(first_part), first_last = g.last_state(inner);
        auto const is_of_turn = [&](int i) {
            return (g.free_of(i) & only(g.scan[inner].turn)) != 0 ||
                   (i >= first_before && i < first_before + parts) ||
                   (i >= first_last && i < first_last + parts);
        };
        for (int i = 1; i < r.end; ++i)
            if (r.w[i].value != 0 && is_of_turn(i)) return true;
        for (int m = 0; m < g.maps; ++m)
            if (r.target_of_map[m] != 0 && is_of_turn(g.map[m].node)) return true;
        return false;
    }
    constexpr void begin_back(int s, int start, scan_definition const& forward) {
        scan_definition& made = g.scan[s];
        made.start = start;
        made.next = g.constant_node(0.0);
        made.turn = forward.turn;
        made.state = forward.state;
        made.descending = !forward.descending;
    }
    constexpr void begin(turn_copy const& again, int i) {
        for (int k = 0; k < parts; ++k) {
            g.scan[again.first_part + k].within = 1 + back;
            bool const none = r.w[i + k].value == 0;
            int const start = none ? g.constant_node(0.0) : settle(g, r.w[i + k]);
            begin_back(back + k, start, g.scan[first_part + k]);
        }
        for (int k = 0; k < parts; ++k)
            begin_back(inner_back + k, g.state_before(back + k), g.scan[again.first_part + k]);
        for (int k = 0; k < parts; ++k) g.state_before(inner_back + k);
    }
    /// The sweep over a copy of the turns. Sums over the turns of others wait.
    constexpr void sweep(turn_copy& again, int targets) {
        int const scans = g.scans;
        for (int i = 1; i < again.end; ++i)
            if (int const c = again.copied[i]; c != 0)
                r.is_inside[c] = true, r.active[c] = r.active[i];
        r.in_stretch = true;
        for (int k = 0; k < g.scans; ++k)
            if (g.scan[k].next != 0) r.unsummed |= only(g.scan[k].turn);
        r.unsummed &= ~(only(again.turn_again) | again.inner_turns);
        for (int k = 0; k < parts; ++k) {
            int const carried = g.state_before(inner_back + k);
            int const next = g.scan[again.first_part + k].next;
            if (r.active[next]) r.give(next, r.summed(carried, next, {carried, 0}));
        }
        for (int i = again.end - 1; i > 0; --i) {
            int const c = again.copied[i];
            if (c == 0) continue;
            r.collect_from_maps(c);
            if (r.active[c]) collect_from_put_out(again, i), r.collect_from_targets(c);
            if (r.is_of_state(c)) {
                bool const within = g.first_part(g.atom_of(c).of) != again.first_part;
                if (within) r.pull_through_state(g.atom_of(c), c);
                continue;
            }
            if (r.w[c].value == 0 || !r.active[c]) continue;
            if (g.is_atom(c))
                r.pull_through(g.atom_of(c), c);
            else
                r.pull(c);
        }
        collect_from_parts(targets);
        for (int s = scans; s < g.scans; ++s) g.scan[s].within = 1 + back;
        r.in_stretch = false;
        r.unsummed = 0;
    }
    /// The adjoint of what a turn has put out.
    constexpr void collect_from_put_out(turn_copy& again, int i) {
        int const before_it = g.contributions;
        for (int k = 0; k < before_it; ++k) {
            contribution const& one = g.contributed[k];
            if (one.node != i || r.target_of_target[one.to] == 0) continue;
            int const to = r.target_of_target[one.to] - 1, c = again.copied[i];
            int const from = g.atom_node(atom_from(source::target, to, again.copy_of(one.where)));
            r.give(c, r.summed(from, c, {from, 0}));
        }
    }
    /// What has flowed to parts that are none of the turns' own, in arrays made since.
    constexpr void collect_from_parts(int first_target) {
        for (int c = 0; c < g.contributions; ++c) {
            contribution const& one = g.contributed[c];
            if (one.to < first_target || r.target_of_target[one.to] == 0) continue;
            if (r.is_inside[one.node] || !r.active[one.node]) continue;
            int const to = r.target_of_target[one.to] - 1;
            int const from = g.atom_node(atom_from(source::target, to, one.where));
            r.give(one.node, r.summed(from, one.node, {from, 0}));
        }
        for (int t = first_target; t < g.targets; ++t) r.target_of_target[t] = 0;
    }
    /// Node x gets what has flowed to it in all stretches.
    constexpr void add_receiver(int x, int s) {
        int const flow = settle(g, r.outside[x]);
        scan_definition& total = g.scan[s];
        total.start = g.constant_node(0.0);
        total.turn = g.scan[back].turn;
        total.state = (g.free_of(x) | g.free_of(flow)) & ~only(total.turn);
        total.descending = g.scan[back].descending;
        total.next = add(g, g.state_before(s), flow);
        r.outside[x] = {};
    }
    constexpr void end(turn_copy const& again) {
        int receiver[most_receivers]{}, all = parts;
        for (int x = 1; x < again.end; ++x) {
            if (r.outside[x].value == 0) continue;
            if (all == parts + most_receivers) return void(g.too_large = true);
            receiver[all - parts] = x;
            add_receiver(x, back + all++);
        }
        if (g.scans == back + parts + most_receivers) g.scans = back + all;
        for (int k = 0; k < all; ++k) {
            g.scan[back + k].parts = all;
            g.scan[back + k].stretch = again.turn_again;
        }
        for (int k = 0; k < all; ++k) g.last_state(back + k);
        for (int k = 0; k < all; ++k) {
            int const to = k < parts ? g.scan[first_part + k].start : receiver[k - parts];
            if (r.active[to])
                r.give(to, r.summed(g.last_state(back + k), to, {g.last_state(back + k), 0}));
        }
    }
};

} // namespace tapeless::arrays
