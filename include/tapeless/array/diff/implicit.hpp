// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diff/flow.hpp>
#include <tapeless/array/diff/settled_turn.hpp>
#include <tapeless/graph/info.hpp>

namespace tapeless::arrays {

/// Reverse mode through a state that converged, x = F(x, p). What flows to it, v, becomes
///
///     w = v + (dF/dx)^T w,
///
/// a state that goes through turns of its own until it stays where it is; then (dF/dp)^T w flows
/// to p. Both are pulled through one more turn at x. Where the turns began is of no influence.
template <class Reverse>
struct implicit_reverse {
    Reverse& r;
    array_graph& g;
    int const state;
    int const parts;

    constexpr implicit_reverse(Reverse& reverse, int s)
        : r(reverse), g(r.g), state(s), parts(g.scan[s].parts) {}

    /// From the adjoints of the last values, which stand at node i and behind it.
    constexpr void run(int i) {
        int const maps = g.maps, targets = g.targets, scans = g.scans;
        settled_turn const turn(g, state);
        if (g.too_large || !turn.possible) return;
        int const scans_behind = g.scans;
        for (int c = turn.first; c < turn.behind; ++c) {
            r.active[c] = r.active[turn.original[c]];
            r.is_inside[c] = r.in_stretch;
        }
        int const back = turn.add_state(parts, indices_of(r.around));
        if (g.too_large) return;
        for (int k = 0; k < parts; ++k) g.state_before(back + k);
        int seeded[max_scans]{};
        int const seeds = r.seeds_;
        for (int k = 0; k < seeds; ++k) seeded[k] = r.seeded_[k];
        r.seeds_ = parts;
        for (int k = 0; k < parts; ++k) r.seeded_[k] = turn.copied[g.scan[state + k].next];
        find_next(turn, back, i);
        for (int k = 0; k < parts; ++k) g.last_state(back + k);

        for (int c = turn.first; c < turn.behind; ++c) r.w[c] = {};
        for (int m = maps; m < max_maps; ++m) r.target_of_map[m] = 0;
        for (int t = targets; t < max_targets; ++t) r.target_of_target[t] = 0;
        for (int s = scans; s < scans_behind; ++s) r.adjoint_scan[s] = 0;
        for (int k = 0; k < parts; ++k) r.active[turn.first + k] = false;
        pull(turn, [&](int k) { return g.last_state(back + k); });
        r.seeds_ = seeds;
        for (int k = 0; k < seeds; ++k) r.seeded_[k] = seeded[k];
    }

private:
    constexpr void find_next(settled_turn const& turn, int back, int i) {
        int const least = r.least;
        positions_of_axes const around = r.around;
        index_set const unsummed = r.unsummed;
        r.least = turn.first;
        if (r.around.rank == max_rank) return void(g.too_large = true);
        r.around.at[r.around.rank++] = {turn.turn, 0};
        r.unsummed |= only(turn.turn);
        pull(turn, [&](int k) { return g.state_before(back + k); });
        for (int k = 0; k < parts; ++k) {
            r.collect_from_maps(turn.first + k);
            if (r.active[turn.first + k]) r.collect_from_targets(turn.first + k);
        }
        r.least = least;
        r.around = around;
        r.unsummed = unsummed;
        for (int k = 0; k < parts; ++k) {
            if (!r.active[i + k]) continue;
            scan_definition& one = g.scan[back + k];
            adjoint const inner = r.w[turn.first + k];
            if (r.w[i + k].value != 0) one.start = settle(g, r.w[i + k]);
            one.next = one.start;
            if (inner.value != 0) one.next = add(g, one.start, settle(g, inner));
        }
    }
    /// What `flow` says of the parts goes back through the turn.
    template <class Flow>
    constexpr void pull(settled_turn const& turn, Flow const& flow) {
        for (int k = 0; k < parts; ++k) {
            int const from = flow(k), next = turn.copied[g.scan[state + k].next];
            if (r.lives(next)) r.give(next, r.summed(from, next, {from, 0}));
        }
        r.sweep(turn.first + parts, turn.behind);
    }
};

} // namespace tapeless::arrays
