// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diff/activity.hpp>
#include <tapeless/array/diff/flow.hpp>
#include <tapeless/array/diff/one_hot.hpp>
#include <tapeless/array/diff/settled_turn.hpp>
#include <tapeless/array/graph/needs.hpp>
#include <tapeless/graph/info.hpp>

namespace tapeless::arrays {

/// Forward mode over an array graph: the operations' own pushforwards, and one rule. The tangent of
/// an atom is the atom of the tangent: a sum of tangents, an element of a map of tangents, the
/// state of a scan of tangents, an element of an array that tangents of contributions are added to.
///
/// The tangents of the arguments are arguments; or, for a matrix of derivatives, one for each
/// column, and columns are one more free index of every tangent.
struct array_forward : activity {
    needs needed;
    int const* tangent_of_argument; // 1 + the argument that is the tangent of an argument, or 0
    one_hot hot;
    column_indices columns;
    int tangent[node_list::capacity]{};
    int tangent_scan[max_scans]{};     // 1 + the scan
    int tangent_target[max_targets]{}; // 1 + the target

    constexpr array_forward(array_graph& graph, bool const* arguments, int const* tangents,
                            column_indices const& in_columns = {})
        : activity(graph, arguments),
          needed(graph),
          tangent_of_argument(tangents),
          hot{graph},
          columns(in_columns) {
        needed.add_last_states(g); // where a pass back through the tangents' turns will begin
        index_set const turns = g.converging_turns();
        for (int i = 1; i < end && !g.too_large; ++i)
            if (active[i] && needed.node[i] && (g.free_of(i) & turns) == 0) tangent[i] = push(i);
        for (int s = 0; s < max_scans; ++s) end_scan(s);
    }

    /// Adds the tangents of all that contributes to a target to another one.
    constexpr void push_target(int from, int to) {
        int const before = g.contributions;
        for (int c = 0; c < before; ++c) {
            contribution const one = g.contributed[c];
            if (one.to == from && tangent[one.node] != 0)
                hot.contribute(to, tangent[one.node], columns.behind(one.where));
        }
    }

private:
    constexpr int push(int i) {
        if (g.is_atom(i)) return push_through(g.atom_of(i), i);
        word const n = g.node[i];
        int const x[3] = {first(n), second(n), third(n)};
        int const dx[3] = {tangent[x[0]], tangent[x[1]], tangent[x[2]]};
        if ((dx[0] == 0 && dx[1] == 0 && dx[2] == 0) || !has_rule(i)) return 0;
        return info_at(g, code_of(n)).pushforward(g, i, x, dx);
    }
    constexpr int push_through(atom const a, int i) {
        switch (a.from) {
        case source::load:
            return push_argument(a);
        case source::reduced:
            return push_reduction(a, i);
        case source::element:
            return push_element(a);
        case source::carried:
        case source::final:
            if (g.scan[a.of].converging) return settled_tangent(a);
            return g.part_of_state(a.from, tangent_of_scan(a.of));
        case source::target:
            return push_sum(a);
        default:
            return 0;
        }
    }
    constexpr int push_argument(atom const& a) {
        if (columns.given) return hot.tangent(a.where, columns);
        return g.atom_node(atom_from(source::load, tangent_of_argument[a.of] - 1, a.where));
    }
    constexpr int push_reduction(atom const& a, int i) {
        int const dx = tangent[a.of];
        if (dx == 0) return 0;
        return hot.summed(a.over, flow_through(g, a, i, dx));
    }
    constexpr int push_element(atom const& a) {
        map_definition const m = g.map[a.of];
        return tangent[m.node] == 0 ? 0 : hot.element(tangent[m.node], m.axes, a.where);
    }
    constexpr int push_sum(atom const& a) {
        int& known = tangent_target[a.of];
        if (known == 0) {
            known = 1 + columns.add_target(g, a.of);
            push_target(a.of, known - 1);
        }
        return g.atom_node(atom_from(source::target, known - 1, columns.behind(a.where)));
    }
    /// The tangent of a state that converged, x = F(x): t = F_x t + dF, found as the state was.
    constexpr int settled_tangent(atom const& a) {
        if (int const made = tangent_scan[a.of]; made != 0) return g.last_state(made - 1);
        settled_turn const turn(g, g.first_part(a.of));
        if (g.too_large || !turn.possible) return 0;
        int const begin = g.first_part(a.of), parts = g.scan[begin].parts;
        int const made = turn.add_state(parts, indices_of(columns.at));
        if (columns.at.rank == max_rank) g.too_large = true;
        if (g.too_large) return 0;
        for (int k = 0; k < parts; ++k) tangent[turn.first + k] = g.state_before(made + k);
        column_indices const outside = columns;
        columns.at.at[columns.at.rank++] = {g.scan[made].turn, 0};
        index_set const within = g.converging_turns();
        for (int c = turn.first + parts; c < turn.behind; ++c) {
            active[c] = active[turn.original[c]];
            if (active[c] && (g.free_of(c) & within) == 0) tangent[c] = push(c);
        }
        columns = outside;
        for (int k = 0; k < parts; ++k) {
            int const next = tangent[turn.copied[g.scan[begin + k].next]];
            if (next != 0) g.scan[made + k].next = next;
            tangent_scan[begin + k] = 1 + made + k;
        }
        return g.part_of_state(source::final, tangent_scan[a.of] - 1);
    }
    /// The tangent of a state goes through the same turns, all of its parts together.
    constexpr int tangent_of_scan(int s) {
        if (tangent_scan[s] == 0) {
            int const begin = g.first_part(s), parts = g.scan[s].parts;
            int const none = g.constant_node(0.0), made = g.add_state(parts);
            for (int k = 0; k < parts && !g.too_large; ++k) {
                scan_definition const& of = g.scan[begin + k];
                scan_definition& one = g.scan[made + k];
                one.start = tangent[of.start] == 0 ? none : tangent[of.start];
                one.next = none;
                one.turn = of.turn;
                one.state = of.state | indices_of(columns.at);
                one.descending = of.descending;
                one.tangent_of = 1 + begin + k;
                tangent_scan[begin + k] = 1 + made + k;
            }
        }
        return g.too_large ? 0 : tangent_scan[s] - 1;
    }
    /// What becomes of it in one of them is known in the end.
    constexpr void end_scan(int s) {
        if (tangent_scan[s] == 0) return;
        int const next = tangent[g.scan[s].next];
        if (next != 0) g.scan[tangent_scan[s] - 1].next = next;
    }
};

} // namespace tapeless::arrays
