// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/array_graph.hpp>

namespace tapeless::arrays {

/// The turns of a state once more: copies of all that follows from it, to be computed again in
/// another place. The state starts where it did.
struct turn_copy {
    array_graph& g;
    int const original; // the first part of the state
    int first_part = 0; // of the copy
    int begin = 0;      // the nodes that can follow from the state
    int end = 0;
    int copied[node_list::capacity]{}; // 0: does not follow from the state
    bool possible = true;              // no turns inside of turns

    constexpr turn_copy(array_graph& graph, int s) : g(graph), original(s) {
        begin = g.atom_node(atom_from(source::carried, s));
        end = g.atom_node(atom_from(source::final, s));
        bool follows[node_list::capacity]{};
        for (int i = begin; i < end; ++i) {
            word const n = g.node[i];
            if (code_of(n) > code::input)
                follows[i] = follows[first(n)] || follows[second(n)] || follows[third(n)];
            else if (g.is_atom(i))
                follows[i] = atom_follows(g.atom_of(i), follows);
        }
        if (possible) copy(follows);
    }
    constexpr int copy_of(int i) const { return copied[i] != 0 ? copied[i] : i; }

private:
    constexpr bool atom_follows(atom const& a, bool const* follows) {
        if (a.from == source::reduced) return follows[a.of];
        if (a.from == source::element) return follows[g.map[a.of].node];
        if (a.from != source::carried && a.from != source::final) return false;
        if (g.first_part(a.of) == original) return true;
        scan_definition const& s = g.scan[a.of];
        if (follows[s.start] || follows[s.next]) possible = false;
        return false;
    }
    constexpr void copy(bool const* follows) {
        first_part = g.add_state(g.scan[original].parts);
        if (g.too_large) return;
        for (int k = 0; k < g.scan[original].parts; ++k) {
            scan_definition& made = g.scan[first_part + k];
            made = g.scan[original + k];
            made.recomputed = false;
            copied[g.atom_node(atom_from(source::carried, original + k))] =
                g.atom_node(atom_from(source::carried, first_part + k));
        }
        for (int i = begin; i < end; ++i)
            if (follows[i] && copied[i] == 0) copied[i] = copy_node(i);
        for (int k = 0; k < g.scan[original].parts; ++k)
            g.scan[first_part + k].next = copy_of(g.scan[original + k].next);
        for (int k = 0; k < g.scan[original].parts; ++k)
            g.atom_node(atom_from(source::final, first_part + k));
    }
    constexpr int copy_node(int i) {
        word const n = g.node[i];
        if (code_of(n) > code::input)
            return g.insert(code_of(n), copy_of(first(n)), copy_of(second(n)), copy_of(third(n)));
        atom a = g.atom_of(i);
        if (a.from == source::element) {
            map_definition const m = g.map[a.of];
            return g.element_node(copy_of(m.node), m.axes, a.where);
        }
        a.of = copy_of(a.of);
        return g.atom_node(a);
    }
};

} // namespace tapeless::arrays
