// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/array_graph.hpp>

namespace tapeless::arrays {

/// Which nodes of an array graph its results need; or a state; or one node, by ways that some
/// others, side by side, are not on.
struct needs {
    bool node[node_list::capacity]{};
    int avoided = 0, avoided_end = 0;

    constexpr explicit needs(array_graph const& g) {
        for (int c = 0; c < g.contributions; ++c)
            if (g.target_at[g.contributed[c].to].result >= 0) node[g.contributed[c].node] = true;
        while (find_behind(g)) {
        }
    }
    /// What the turns of a state need, for the next one and for arrays that are wanted.
    template <class Wanted>
    constexpr needs(array_graph const& g, int first_part, Wanted const& is_wanted) {
        for (int s = first_part; s < g.end_of_parts(first_part); ++s) node[g.scan[s].next] = true;
        for (int c = 0; c < g.contributions; ++c)
            if (is_wanted(g.contributed[c].to)) node[g.contributed[c].node] = true;
        while (find_behind(g)) {
        }
    }
    constexpr needs(array_graph const& g, int wanted, int without, int count)
        : avoided(without), avoided_end(without + count) {
        node[wanted] = !avoids(wanted);
        while (find_behind(g)) {
        }
    }
    /// Passes begin and end with the last state of a scan, wanted or not.
    constexpr void add_last_states(array_graph const& g) {
        for (int i = 1; i < g.size; ++i)
            if (g.is_atom(i) && g.atom_of(i).from == source::final)
                node[i] = node[i] || node[g.scan[g.atom_of(i).of].next];
    }

private:
    constexpr bool avoids(int i) const { return i >= avoided && i < avoided_end; }
    constexpr bool find_behind(array_graph const& g) {
        bool again = false;
        for (int i = g.size - 1; i > 0; --i) {
            word const n = g.node[i];
            if (node[i] && g.is_atom(i))
                again = find_behind(g, g.atom_of(i), i) || again;
            else if (node[i] && code_of(n) > code::input)
                for (int const x : {first(n), second(n), third(n)}) node[x] = node[x] || !avoids(x);
        }
        return again;
    }
    /// Whether something that stands later in the graph was found to be needed.
    constexpr bool find_behind(array_graph const& g, atom const& a, int i) {
        bool later = false;
        auto const need = [&](int one) {
            later = later || (one > i && !node[one] && !avoids(one));
            node[one] = node[one] || !avoids(one);
        };
        if (a.from == source::reduced) need(a.of);
        if (a.from == source::element) need(g.map[a.of].node);
        if (a.is_of_state())
            for (int s = g.first_part(a.of); s < g.end_of_parts(a.of); ++s)
                need(g.scan[s].start), need(g.scan[s].next);
        for (int c = 0; c < g.contributions && a.from == source::target; ++c)
            if (g.contributed[c].to == a.of) need(g.contributed[c].node);
        return later;
    }
};

} // namespace tapeless::arrays
