// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/call/spliced_positions.hpp>
#include <tapeless/array/graph/copied_states.hpp>
#include <tapeless/array/graph/needs.hpp>
#include <tapeless/array/graph/reduce.hpp>

namespace tapeless::arrays {

/// A finished array graph within one that is being traced, with `actual` in place of its arguments:
/// nodes are inserted anew, and what their atoms speak of is translated. Everything that is summed
/// up or carried on by itself does so for each of the loops around.
template <class... Actual>
struct array_splice : spliced_positions<Actual...> {
    using spliced_positions<Actual...>::g;
    using spliced_positions<Actual...>::f;

    constexpr array_splice(array_graph& to, array_graph const& from, Actual const&... x)
        : spliced_positions<Actual...>(to, from, x...) {
        take_faults();
        g.products_by_library = g.products_by_library || f.products_by_library;
        move_nodes();
        for (int b = 0; b < f.bounds; ++b)
            g.add_bound({this->moved_position(f.bounded[b].at),
                         this->dimension_in_g(f.bounded[b].dimension)});
    }

    /// The elements of a result over the axes of an array: `where` in the graph and a node.
    template <int Rank>
    constexpr auto result(int number) {
        int t = 0;
        while (f.target_at[t].result != number) ++t;
        int found = -1, count = 0;
        for (int c = 0; c < f.contributions; ++c)
            if (f.contributed[c].to == t) found = c, ++count;
        if (count == 0) return array_of<Rank>(g.constant_node(0.0), own_axes(t));
        contribution const& one = f.contributed[found];
        if (count == 1 && covers(t, one.where)) {
            auto const axes = this->moved_positions(one.where);
            index_set const summed =
                g.free_of(moved_[one.node]) & ~(this->around | indices_of(axes));
            return array_of<Rank>(reduce(g, summed, moved_[one.node]), axes);
        }
        auto const axes = own_axes(t);
        return array_of<Rank>(
            g.atom_node(atom_from(source::target, target_of(t), this->behind(axes))), axes);
    }

private:
    int moved_[node_list::capacity]{};
    int target_in_g_[max_targets]{}; // 1 + the target
    copied_states states_{g, f};

    constexpr void take_faults() {
        g.too_large = g.too_large || f.too_large;
        g.disagree = g.disagree || f.disagree;
        g.bad_range = g.bad_range || f.bad_range;
        g.bad_index = g.bad_index || f.bad_index;
        g.outside = g.outside || f.outside;
        g.bad_condition = g.bad_condition || f.bad_condition;
        g.escaped = g.escaped || f.escaped;
        g.unsettled = g.unsettled || f.unsettled;
        if (f.without_rule != 0) g.without_rule = f.without_rule;
    }
    template <int Rank>
    constexpr auto array_of(int node, positions_of_axes const& axes) {
        if constexpr (Rank == 0)
            return symbol(&g, node);
        else
            return symbolic_array<Rank>(&g, node, axes);
    }
    constexpr positions_of_axes own_axes(int t) {
        target const& one = f.target_at[t];
        positions_of_axes axes{one.rank, {}};
        for (int axis = 0; axis < one.rank; ++axis)
            axes.at[axis].index = g.find_index(g.level_of_axis(one.rank - 1 - axis),
                                               this->dimension_in_g(one.dimension[axis]));
        return axes;
    }
    /// Whether every element is written once: different plain indices of whole axes.
    constexpr bool covers(int t, positions_of_axes const& where) const {
        index_set seen = 0;
        for (int axis = 0; axis < where.rank; ++axis) {
            position const p = where.at[axis];
            bool const plain = p.index >= 0 && p.offset == 0 && (seen & only(p.index)) == 0;
            if (!plain || f.index[p.index].until.index >= 0 || f.is_combined(p)) return false;
            if (f.dimension_at(p.index) != f.root(f.target_at[t].dimension[axis])) return false;
            seen |= only(p.index);
        }
        return true;
    }

    constexpr int target_of(int t) {
        if (target_in_g_[t] != 0) return target_in_g_[t] - 1;
        positions_of_axes const loops = this->behind({});
        int of[max_rank]{};
        int rank = 0;
        for (; rank < loops.rank; ++rank) of[rank] = g.dimension_at(loops.at[rank].index);
        for (int axis = 0; axis < f.target_at[t].rank && rank < max_rank; ++axis)
            of[rank++] = this->dimension_in_g(f.target_at[t].dimension[axis]);
        g.too_large = g.too_large || rank < loops.rank + f.target_at[t].rank;
        target_in_g_[t] = 1 + g.add_target(rank, of);
        for (int c = 0; c < f.contributions; ++c)
            if (contribution const& one = f.contributed[c]; one.to == t)
                g.contribute(target_in_g_[t] - 1, moved_[one.node],
                             this->behind(this->moved_positions(one.where)));
        return target_in_g_[t] - 1;
    }
    constexpr int scan_of(int s) {
        return states_.part(s, [&](scan_definition& one) {
            one.start = one.next = moved_[one.start];
            one.turn = this->index_in_g(one.turn);
            one.state = this->moved_set(one.state) | this->around;
            one.stretch = this->index_in_g(one.stretch);
            one.within = one.within == 0 ? 0 : 1 + scan_of(one.within - 1);
        });
    }

    constexpr void move_nodes() {
        needs needed(f);
        needed.add_last_states(f);
        for (int i = 1; i < f.size && !g.too_large; ++i)
            if (needed.node[i]) moved_[i] = moved_node(i);
        states_.end([&](int i) { return moved_[i]; });
    }
    constexpr int moved_node(int i) {
        word const n = f.node[i];
        int const op = code_of(n);
        if (op == code::constant) return g.constant_node(f.constant_at(i));
        if (op == code::input) return moved_atom(f.atom_of(i));
        int const in_g = op < code::first_called ? op : g.code_for(f.operation[op]);
        return reinsert(g, in_g, moved_[first(n)], moved_[second(n)], moved_[third(n)]);
    }
    constexpr int moved_atom(atom const& a) {
        switch (a.from) {
        case source::load:
            return this->element_of_argument(a.of, this->moved_positions(a.where));
        case source::reduced:
            return reduce(g, this->moved_set(a.over), moved_[a.of], a.how);
        case source::element:
            return moved_element(a);
        case source::carried:
        case source::final:
            return g.part_of_state(a.from, scan_of(a.of));
        case source::target:
            return g.atom_node(atom_from(source::target, target_of(a.of),
                                         this->behind(this->moved_positions(a.where))));
        case source::length:
            return g.length_node(this->dimension_in_g(a.of));
        default:
            return g.atom_node(atom_from(source::number, this->index_in_g(a.of)));
        }
    }
    constexpr int moved_element(atom const& a) {
        auto const axes = this->moved_positions(f.map[a.of].axes);
        int const value = moved_[f.map[a.of].node];
        if ((g.free_of(value) & indices_of(axes)) == 0) return value;
        return g.element_node(value, axes, this->moved_positions(a.where));
    }
};

} // namespace tapeless::arrays
