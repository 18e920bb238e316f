// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/flow.hpp>
#include <tapeless/graph/info.hpp>

namespace tapeless::arrays {

/// Reverse mode over an array graph with one result. There is one rule beyond those of the
/// operations: what flows from a node to an operand is summed over the indices that the node has
/// and the operand lacks. The adjoint of a sum over indices is the adjoint of its result.
struct array_reverse {
    array_graph& g;
    bool const* wanted; // of the arguments
    int const* target_of_argument;
    bool active[node_list::capacity]{};
    adjoint w[node_list::capacity]{};
    int target_of_map[max_maps]{}; // 1 + the target
    int adjoint_scan[max_scans]{}; // 1 + the scan of the adjoints

    constexpr array_reverse(array_graph& graph, bool const* arguments, int const* targets)
        : g(graph), wanted(arguments), target_of_argument(targets) {}

    constexpr void run(int result) {
        int const end = g.size;
        mark(end);
        w[result] = {g.constant_node(1.0), 0};
        for (int i = end - 1; i > 0; --i) {
            collect_from_maps(i);
            if (g.is_atom(i) && w[i].value == 0) begin_for_outputs(i);
            if (w[i].value == 0 || !active[i]) continue;
            if (g.is_atom(i))
                pull_through(g.atom_of(i), i);
            else
                pull(i);
        }
    }

private:
    constexpr void mark(int end) {
        mark_once(end);
        if (g.scans > 0) mark_once(end); // a state is active if what it becomes is
    }
    constexpr void mark_once(int end) {
        for (int i = 1; i < end; ++i) {
            word const n = g.node[i];
            if (g.is_atom(i))
                active[i] = is_active(g.atom_of(i));
            else if (code_of(n) > code::input && !g.is_condition(i) && !stops(n))
                active[i] = active[first(n)] || active[second(n)] || active[third(n)];
        }
    }
    constexpr bool stops(word n) const {
        int const op = code_of(n);
        return op >= code::first_called &&
               g.operation[op]->hash == declared<stop_gradient_op>::hash;
    }
    constexpr bool is_active(atom const& a) const {
        if (a.from == source::load) return wanted[a.of];
        if (a.from == source::reduced) return active[a.of];
        if (a.from == source::final || a.from == source::carried)
            return active[g.scan[a.of].start] || active[g.scan[a.of].next];
        return a.from == source::element && active[g.map[a.of].node];
    }

    constexpr void give(int to, adjoint flow) {
        w[to] = w[to].value == 0 ? flow : sum(g, w[to], flow);
    }
    constexpr adjoint summed(int from, int to, adjoint flow) {
        index_set const lost = g.free_of(from) & ~g.free_of(to);
        if (lost == 0) return flow;
        return {reduce(g, lost, settle(g, flow)), 0};
    }
    constexpr void pull(int i) {
        word const n = g.node[i];
        int const x[3] = {first(n), second(n), third(n)};
        bool const live[3] = {active[x[0]], active[x[1]], active[x[2]]};
        adjoint flow[3]{};
        info_at(g, code_of(n)).pullback(g, i, x, live, w[i], flow);
        for (int k = 0; k < 3; ++k)
            if (live[k] && flow[k].value != 0) give(x[k], summed(i, x[k], flow[k]));
    }
    constexpr void pull_through(atom const a, int i) {
        if (a.from == source::reduced) {
            if (a.how == reduction::sum && is_contraction(a.of))
                return give(a.of, {settle(g, w[i]), 0});
            if (a.how == reduction::sum) return give(a.of, w[i]);
            return give(a.of, {flow_through(g, a, i, settle(g, w[i])), 0});
        }
        if (a.from == source::final) return begin_scan(a.of, i);
        if (a.from == source::carried) return end_scan(a.of, i);
        int const to = a.from == source::load ? target_of_argument[a.of] : adjoint_of_map(a.of);
        contribute(to, settle(g, w[i]), whole(a, a.where));
    }
    /// Whether a sum is one of products of elements. There a guard settles: its select stays out of
    /// the inner loop, and no element but one that is infinite itself could make NaN of its zero.
    constexpr bool is_contraction(int summand) const {
        word const n = g.node[summand];
        return code_of(n) == code::multiply && g.is_atom(first(n)) && g.is_atom(second(n));
    }
    /// The adjoint of a state is a state that goes through the turns backwards: from the adjoint of
    /// the last state, by what the body pulls back, to that of the first.
    constexpr void begin_scan(int s, int i) {
        scan_definition const forward = g.scan[s];
        adjoint_scan[s] = 1 + g.add_scan({settle(g, w[i]), g.constant_node(0.0), forward.turn,
                                          forward.state, !forward.descending});
        give(forward.next, {g.atom_node(atom_from(source::carried, adjoint_scan[s] - 1)), 0});
    }
    /// Only what the turns put out may be wanted, and not the last state, of which this is the
    /// node.
    constexpr void begin_for_outputs(int i) {
        atom const a = g.atom_of(i);
        if (a.from != source::final || !active[i]) return;
        for (int m = 0; m < g.maps; ++m)
            if (target_of_map[m] != 0 && g.map[m].node < i &&
                (g.free_of(g.map[m].node) & only(g.scan[a.of].turn)) != 0)
                w[i] = {g.constant_node(0.0), 0};
    }
    constexpr void end_scan(int s, int i) {
        if (adjoint_scan[s] == 0) return;
        int const back = adjoint_scan[s] - 1;
        g.scan[back].next = settle(g, w[i]);
        int const start = g.scan[s].start;
        if (!active[start]) return;
        int const last = g.atom_node(atom_from(source::final, back));
        give(start, summed(last, start, {last, 0}));
    }
    /// Where an element of a map is, in the target of its adjoints: captured indices come first.
    constexpr positions_of_axes whole(atom const& a, positions_of_axes const& where) {
        positions_of_axes all;
        if (a.from == source::element)
            for (int i = 0; i < g.indices; ++i)
                if ((g.captured(a.of) & only(i)) != 0) all.at[all.rank++] = {i, 0};
        for (int axis = 0; axis < where.rank; ++axis) all.at[all.rank++] = where.at[axis];
        return all;
    }
    constexpr void contribute(int to, int node, positions_of_axes const& where) {
        if (g.contributions == max_contributions)
            g.too_large = true;
        else
            g.contributed[g.contributions++] = {to, node, where};
    }
    constexpr int adjoint_of_map(int m) {
        if (target_of_map[m] != 0) return target_of_map[m] - 1;
        if (g.targets == max_targets) return g.too_large = true, 0;
        target& t = g.target_at[g.targets];
        positions_of_axes const where = whole(atom_from(source::element, m), g.map[m].axes);
        t.rank = where.rank;
        for (int axis = 0; axis < t.rank; ++axis)
            t.dimension[axis] = g.dimension_at(where.at[axis].index);
        target_of_map[m] = ++g.targets;
        return g.targets - 1;
    }
    /// All that reads a map comes after the node that it is of: the sum of adjoints is complete.
    constexpr void collect_from_maps(int i) {
        for (int m = 0; m < g.maps; ++m)
            if (g.map[m].node == i && target_of_map[m] != 0) {
                positions_of_axes const where = whole(atom_from(source::element, m), g.map[m].axes);
                give(i, {g.atom_node(atom_from(source::target, target_of_map[m] - 1, where)), 0});
            }
    }
};

} // namespace tapeless::arrays
