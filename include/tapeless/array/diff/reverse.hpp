// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diff/activity.hpp>
#include <tapeless/array/diff/known_sum.hpp>
#include <tapeless/array/diff/reverse_state.hpp>
#include <tapeless/array/diff/transposed.hpp>

namespace tapeless::arrays {

/// Reverse mode over an array graph. There is one rule beyond those of the operations: what flows
/// from a node to an operand is summed over the indices that the node has and the operand lacks.
/// The adjoint of a sum over indices is the adjoint of its result.
struct array_reverse : activity {
    int const* target_of_argument;
    adjoint w[node_list::capacity]{};
    int target_of_map[max_maps]{};       // 1 + the target
    int target_of_target[max_targets]{}; // 1 + the target
    int adjoint_scan[max_scans]{};       // 1 + the scan of the adjoints
    // While turns that are computed again are swept:
    bool in_stretch = false;
    bool is_inside[node_list::capacity]{};  // of these turns
    bool is_swept[node_list::capacity]{};   // a copy was, in its place
    adjoint outside[node_list::capacity]{}; // what flows out of them
    index_set unsummed = 0;                 // turns of others
    // While the adjoint of a state that converged is found:
    int least = 0;            // what flows to nodes before this one is not wanted
    positions_of_axes around; // the turns that this is done in

    constexpr array_reverse(array_graph& graph, bool const* arguments, int const* targets)
        : activity(graph, arguments), target_of_argument(targets) {}

    constexpr void seed(int result, int flow) {
        seeds_ = ++given_;
        seeded_[given_ - 1] = result;
        give(result, {flow, 0});
    }
    constexpr void run() { sweep(1, end); }

private:
    friend struct state_reverse<array_reverse>;
    friend struct stretches<array_reverse>;
    friend struct implicit_reverse<array_reverse>;

    bool reads_targets_ = false;
    int given_ = 0;
    int seeds_ = 1;
    int seeded_[max_scans]{};

    constexpr void sweep(int from, int behind) {
        for (int i = behind - 1; i >= from; --i) {
            if (is_swept[i]) continue;
            collect_from_maps(i);
            if (active[i]) collect_from_targets(i);
            if (is_of_state(i)) {
                pull_through_state(g.atom_of(i), i);
                continue;
            }
            if (w[i].value == 0 || !active[i]) continue;
            if (g.is_atom(i))
                pull_through(g.atom_of(i), i);
            else if (has_rule(i))
                pull(i);
        }
    }

    constexpr void give(int to, adjoint flow) {
        if (to < least) return;
        if (in_stretch && !is_inside[to]) {
            outside[to] = outside[to].value == 0 ? flow : sum(g, outside[to], flow);
            return;
        }
        w[to] = w[to].value == 0 ? flow : sum(g, w[to], flow);
    }
    constexpr adjoint summed(int from, int to, adjoint flow) {
        index_set const lost = g.free_of(from) & ~g.free_of(to) & ~unsummed;
        if (lost == 0) return flow;
        return {reduce(g, lost, settle(g, flow)), 0};
    }
    constexpr bool lives(int i) const { return active[i] && i >= least; }
    constexpr void pull(int i) {
        word const n = g.node[i];
        int const x[3] = {first(n), second(n), third(n)};
        bool const live[3] = {lives(x[0]), lives(x[1]), lives(x[2])};
        adjoint flow[3]{};
        info_at(g, code_of(n)).pullback(g, i, x, live, w[i], flow);
        for (int k = 0; k < 3; ++k) {
            if (!live[k] || flow[k].value == 0) continue;
            flow[k].value = known_sum::in(g, flow[k].value);
            give(x[k], summed(i, x[k], flow[k]));
        }
    }
    constexpr void pull_through(atom const a, int i) {
        if (a.from == source::reduced) {
            if (a.how == reduction::sum && is_contraction(a.of))
                return give(a.of, {whole_in_memory(settle(g, w[i])), 0});
            if (a.how == reduction::sum) return give(a.of, w[i]);
            return give(a.of, {flow_through(g, a, i, settle(g, w[i])), 0});
        }
        int const flow = sign_in_factor(g, settle(g, w[i]));
        contribute_well(g, target_behind(a), flow, whole(a, a.where));
    }
    /// Whether a sum is one of products of elements. There a guard settles: its select stays out of
    /// the inner loop, and no element but one that is infinite itself could make NaN of its zero.
    constexpr bool is_contraction(int summand) const {
        word const n = g.node[summand];
        return code_of(n) == code::multiply && g.is_atom(first(n)) && g.is_atom(second(n));
    }
    /// A multiple of an array flows into a product of matrices as an array: its factor would move
    /// to the front of all that it is summed to, each of which would be an array of its own.
    constexpr int whole_in_memory(int flow) {
        word const n = g.node[flow];
        if (code_of(n) != code::multiply || g.free_of(flow) == 0) return flow;
        if (!g.is_constant(first(n)) && !g.is_constant(second(n))) return flow;
        if (g.maps == max_maps) return flow;
        positions_of_axes axes;
        for (int i = 0; i < g.indices; ++i) {
            if ((g.free_of(flow) & only(i)) == 0) continue;
            if (axes.rank == max_rank) return flow;
            axes.at[axes.rank++] = {i, 0};
        }
        g.map[g.maps] = {flow, axes};
        return g.atom_node(atom_from(source::element, g.maps++, axes));
    }
    constexpr void pull_through_state(atom const& a, int i) {
        state_reverse<array_reverse>(*this).pull(a, i);
    }
    constexpr bool is_of_state(int i) const {
        return g.is_atom(i) && g.atom_of(i).is_of_state();
    }
    /// Where an element of a map is, in the target of its adjoints: captured indices come first.
    /// Where adjoints are found turn by turn, there is one for each turn.
    constexpr positions_of_axes whole(atom const& a, positions_of_axes const& where) {
        positions_of_axes all;
        auto const append = [&](position const& p) {
            if (all.rank == max_rank)
                g.too_large = true;
            else
                all.at[all.rank++] = p;
        };
        for (int k = 0; k < around.rank && a.from != source::load; ++k) append(around.at[k]);
        if (a.from == source::element)
            for (int i = 0; i < g.indices; ++i)
                if ((g.captured(a.of) & only(i)) != 0) append({i, 0});
        for (int axis = 0; axis < where.rank; ++axis) append(where.at[axis]);
        return all;
    }
    constexpr int target_behind(atom const& a) {
        if (a.from == source::load) return target_of_argument[a.of];
        if (a.from == source::element) return adjoint_of_map(a.of);
        int& known = target_of_target[a.of];
        if (known == 0) {
            reads_targets_ = true;
            int dimension[max_rank]{};
            int rank = 0;
            for (; rank < around.rank; ++rank)
                dimension[rank] = g.dimension_at(around.at[rank].index);
            target const one = g.target_at[a.of];
            g.too_large = g.too_large || rank + one.rank > max_rank;
            for (int axis = 0; axis < one.rank && rank < max_rank; ++axis)
                dimension[rank++] = one.dimension[axis];
            known = 1 + g.add_target(rank, dimension);
        }
        return known - 1;
    }
    constexpr int adjoint_of_map(int m) {
        if (target_of_map[m] != 0) return target_of_map[m] - 1;
        positions_of_axes const where = whole(atom_from(source::element, m), g.map[m].axes);
        int dimension[max_rank]{};
        for (int axis = 0; axis < where.rank; ++axis)
            dimension[axis] = g.dimension_at(where.at[axis].index);
        target_of_map[m] = 1 + g.add_target(where.rank, dimension);
        return target_of_map[m] - 1;
    }
    /// All that reads a map comes after the node that it is of: the sum of adjoints is complete.
    /// The map may have axes that the node does not vary with.
    constexpr void collect_from_maps(int i) {
        for (int m = 0; m < g.maps; ++m)
            if (g.map[m].node == i && target_of_map[m] != 0) {
                positions_of_axes const where = whole(atom_from(source::element, m), g.map[m].axes);
                int const from =
                    g.atom_node(atom_from(source::target, target_of_map[m] - 1, where));
                give(i, summed(from, i, {from, 0}));
            }
    }
    /// What was added to an array that is read gets the adjoint of what it was added to.
    constexpr void collect_from_targets(int i) {
        for (int c = 0; c < g.contributions && reads_targets_; ++c) {
            contribution const& one = g.contributed[c];
            if (one.node != i || target_of_target[one.to] == 0) continue;
            int const to = target_of_target[one.to] - 1;
            int const from = g.atom_node(
                atom_from(source::target, to, whole(atom_from(source::target, to), one.where)));
            give(i, summed(from, i, {from, 0}));
        }
    }
};

} // namespace tapeless::arrays
