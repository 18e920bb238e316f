// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/combined_index.hpp>
#include <tapeless/array/graph/copied_states.hpp>
#include <tapeless/array/graph/needs.hpp>

namespace tapeless::arrays {

/// The turns of a state once more: copies of all that varies with their index, over another index
/// of the same length, to be computed again in another place. The state starts where it did. Turns
/// within these turns are copied with them, over the index that they have, and so are the arrays
/// that these turns put together.
struct turn_copy {
    array_graph& g;
    int const original;                // the first part of the state
    int const turn;                    // the index of its turns
    int const end;                     // the nodes that can vary with it
    int turn_again = 0;                // the index of the copy
    int first_part = 0;                // of the copied state
    int copied[node_list::capacity]{}; // 0: does not vary
    bool possible = true;              // arrays are read behind their parts, all turns are its own
    index_set inner_turns = 0;         // the indices of turns within

    /// Arrays that the turns have put out are wanted where `adjoint` has a target for them.
    constexpr turn_copy(array_graph& graph, int s, int const* adjoint)
        : g(graph),
          original(s),
          turn(g.scan[s].turn),
          end(g.last_state(s)),
          needed_(g, s, [&](int target) { return adjoint[target] != 0; }) {
        g.free_of(g.size - 1);
        needed_.add_last_states(g);
        for (int i = 1; i < end; ++i)
            if (varies(i) && g.is_atom(i)) possible = possible && can_copy(i, g.atom_of(i));
        if (possible) copy();
    }
    constexpr int copy_of(int i) const { return copied[i] != 0 ? copied[i] : i; }
    /// A place that the turn at hand has, in the copy.
    constexpr positions_of_axes copy_of(positions_of_axes where) {
        for (int axis = 0; axis < where.rank; ++axis) where.at[axis] = copy_of(where.at[axis]);
        return where;
    }

private:
    needs needed_;               // not what was traced in vain, before a state got all its indices
    copied_states within_{g, g}; // states of turns within these
    int target_again_[max_targets]{}; // 1 + the copy

    constexpr bool varies(int i) const { return needed_.node[i] && (g.free[i] & only(turn)) != 0; }
    constexpr bool can_copy(int i, atom const& a) const {
        if (a.is_of_state()) return g.scan[a.of].within == 0;
        if (a.from == source::number) return a.of == turn;
        for (int c = 0; c < g.contributions && a.from == source::target; ++c)
            if (g.contributed[c].to == a.of && g.contributed[c].node > i) return false;
        return true;
    }
    constexpr void copy() {
        scan_definition const& of = g.scan[original];
        turn_again = g.find_own_turn(of_turn().dimension, of_turn().level);
        first_part = g.add_state(of.parts);
        if (g.too_large) return;
        for (int k = 0; k < of.parts; ++k) {
            scan_definition& made = g.scan[first_part + k];
            made = g.scan[original + k];
            made.turn = turn_again;
        }
        for (int k = 0; k < of.parts; ++k)
            copied[g.state_before(original + k)] = g.state_before(first_part + k);
        for (int i = 1; i < end; ++i)
            if (varies(i) && copied[i] == 0) copied[i] = copy_node(i);
        for (int k = 0; k < of.parts; ++k)
            g.scan[first_part + k].next = copy_of(g.scan[original + k].next);
        within_.end([&](int i) { return copy_of(i); });
        for (int k = 0; k < of.parts; ++k) g.last_state(first_part + k);
    }
    constexpr index_definition const& of_turn() const { return g.index[turn]; }
    constexpr int copy_node(int i) {
        word const n = g.node[i];
        if (code_of(n) > code::input)
            return g.insert(code_of(n), copy_of(first(n)), copy_of(second(n)), copy_of(third(n)));
        atom a = g.atom_of(i);
        a.where = copy_of(a.where);
        if (a.from == source::element) {
            map_definition const m = g.map[a.of];
            return g.element_node(copy_of(m.node), copy_of(m.axes), a.where);
        }
        if (a.is_of_state())
            return g.part_of_state(a.from, copy_of_scan(a.of));
        if (a.from == source::reduced) a.of = copy_of(a.of);
        if (a.from == source::number) a.of = turn_again;
        if (a.from == source::target) a.of = copy_of_target(a.of);
        return g.atom_node(a);
    }
    /// Arrays of what turns of others have put out are complete.
    constexpr int copy_of_target(int t) {
        if (target_again_[t] != 0) return target_again_[t] - 1;
        bool put_together = false;
        for (int c = 0; c < g.contributions; ++c)
            if (g.contributed[c].to == t)
                put_together = put_together || varies(g.contributed[c].node);
        int const again =
            put_together ? g.add_target(g.target_at[t].rank, g.target_at[t].dimension) : t;
        target_again_[t] = 1 + again;
        int const before = g.contributions;
        for (int c = 0; c < before && put_together; ++c)
            if (contribution const part = g.contributed[c]; part.to == t)
                g.contribute(again, copy_of(part.node), copy_of(part.where));
        return again;
    }
    /// All states of inner turns are kept while a stretch is gone through.
    constexpr int copy_of_scan(int s) {
        return within_.part(s, [&](scan_definition& one) {
            one.start = copy_of(one.start);
            one.state = (one.state & ~only(turn)) | only(turn_again);
            one.recomputed = false;
            one.stretch = -1;
            inner_turns |= only(one.turn);
        });
    }
    /// An integer within a position is none of the numbers that the turns are made of.
    constexpr int copy_of_integer(int element) {
        atom a = g.atom_of(element);
        a.where = copy_of(a.where);
        return g.atom_node(a);
    }
    constexpr position copy_of(position const& p) {
        if (p.index == turn) return {turn_again, p.offset};
        if (!g.is_combined(p) || (g.indices_at(p) & only(turn)) == 0) return p;
        combination again = g.of_combined(p.index);
        for (int k = 0; k < again.terms; ++k)
            if (again.term[k].index == turn) again.term[k].index = turn_again;
        if (again.gathered != 0) again.gathered = copy_of_integer(again.gathered);
        again.indices = (again.indices & ~only(turn)) | only(turn_again);
        return {g.find_combined(again), p.offset};
    }
};

} // namespace tapeless::arrays
