// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless::arrays {

/// Which nodes of an array graph vary with some of the arguments.
struct activity {
    array_graph& g;
    int const end; // the nodes that there were
    bool active[node_list::capacity]{};

    constexpr activity(array_graph& graph, bool const* arguments)
        : g(graph), end(graph.size), wanted_(arguments) {
        // A state is active if what it becomes is.
        while (mark_once() && g.scans > 0) {
        }
    }

    /// Whether a pass can go through an operation; if not, the graph says so.
    constexpr bool has_rule(int i) {
        int const op = code_of(g.node[i]);
        if (op < code::first_called || g.operation[op]->has_rule) return true;
        g.without_rule = g.operation[op]->hash;
        return false;
    }

private:
    constexpr bool mark_once() {
        bool changed = false;
        for (int i = 1; i < end; ++i) {
            bool const found = is_active(i);
            changed = changed || found != active[i];
            active[i] = found;
        }
        return changed;
    }
    constexpr bool is_active(int i) const {
        word const n = g.node[i];
        if (g.is_atom(i)) return is_active(g.atom_of(i));
        if (code_of(n) <= code::input || g.is_condition(i) || stops(n)) return false;
        return active[first(n)] || active[second(n)] || active[third(n)];
    }
    constexpr bool stops(word n) const {
        int const op = code_of(n);
        return op >= code::first_called &&
               g.operation[op]->hash == declared<stop_gradient_op>::hash;
    }
    constexpr bool is_active(atom const& a) const {
        if (a.from == source::load) return wanted_[a.of];
        if (a.from == source::reduced) return active[a.of];
        if (a.is_of_state())
            return (active[g.scan[a.of].start] && !g.scan[a.of].converging) ||
                   active[g.scan[a.of].next];
        if (a.from == source::target)
            for (int c = 0; c < g.contributions; ++c)
                if (g.contributed[c].to == a.of && active[g.contributed[c].node]) return true;
        return a.from == source::element && active[g.map[a.of].node];
    }

    bool const* wanted_;
};

} // namespace tapeless::arrays
