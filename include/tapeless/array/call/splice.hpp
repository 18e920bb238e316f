// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/symbolic_array.hpp>
#include <tapeless/array/graph/needs.hpp>
#include <tapeless/array/graph/reduce.hpp>

#include <tuple>

namespace tapeless::arrays {

template <class Actual>
constexpr int dimension_of(Actual const& x, int axis) {
    if constexpr (TracedArray<Actual>)
        return x.dimension(axis);
    else
        return 0;
}
template <class Actual>
constexpr int element_of(array_graph& g, Actual const& x, positions_of_axes const& where) {
    if constexpr (TracedArray<Actual>)
        return x.at(where);
    else
        return node_in(g, x);
}
/// The indices of the loops around that an argument varies with.
template <class Actual>
constexpr index_set captured_by(array_graph& g, Actual const& x) {
    if constexpr (TracedArray<Actual>) {
        auto const own = x.own_axes();
        return g.free_of(x.at(own)) & ~g.closed(indices_of(own));
    } else
        return g.free_of(node_in(g, x));
}

/// A finished array graph within one that is being traced, with `actual` in place of its arguments:
/// nodes are inserted anew, and what their atoms speak of is translated. Everything that is summed
/// up or carried on by itself does so for each of the loops around.
template <class... Actual>
struct array_splice {
    array_graph& g;
    array_graph const& f;
    std::tuple<Actual const&...> actual;
    index_set around = 0;
    int own_turns_before = 0;
    int dimension[max_dimensions]{};
    int moved[node_list::capacity]{};
    int target_in_g[max_targets]{}; // 1 + the target
    int scan_in_g[max_scans]{};     // 1 + the scan

    constexpr array_splice(array_graph& to, array_graph const& from, Actual const&... x)
        : g(to), f(from), actual(x...) {
        g.too_large = g.too_large || f.too_large;
        g.disagree = g.disagree || f.disagree;
        g.bad_range = g.bad_range || f.bad_range;
        g.bad_index = g.bad_index || f.bad_index;
        g.outside = g.outside || f.outside;
        g.bad_condition = g.bad_condition || f.bad_condition;
        g.escaped = g.escaped || f.escaped;
        g.products_by_library = g.products_by_library || f.products_by_library;
        g.unsettled = g.unsettled || f.unsettled;
        if (f.without_rule != 0) g.without_rule = f.without_rule;
        ((around |= captured_by(g, x)), ...);
        own_turns_before = g.own_turns;
        g.own_turns += f.own_turns;
        meet_dimensions();
        move_nodes();
        for (int b = 0; b < f.bounds; ++b)
            g.add_bound({moved_position(f.bounded[b].at), dimension_in_g(f.bounded[b].dimension)});
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
            auto const axes = moved_positions(one.where);
            index_set const summed = g.free_of(moved[one.node]) & ~(around | indices_of(axes));
            return array_of<Rank>(reduce(g, summed, moved[one.node]), axes);
        }
        auto const axes = own_axes(t);
        return array_of<Rank>(g.atom_node(atom_from(source::target, target_of(t), behind(axes))),
                              axes);
    }

private:
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
                                               dimension_in_g(one.dimension[axis]));
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

    // What atoms speak of

    constexpr int dimension_in_g(int d) const { return dimension[f.root(d)]; }
    constexpr void meet_dimensions() {
        bool met[max_dimensions]{};
        int a = 0;
        auto const meet = [&](auto const& x) {
            for (int axis = 0; axis < f.rank_of[a]; ++axis) {
                int const d = f.root(f.dimension_of[a][axis]);
                if (met[d])
                    g.unite(dimension[d], dimension_of(x, axis));
                else
                    dimension[d] = dimension_of(x, axis);
                met[d] = true;
            }
            ++a;
        };
        std::apply([&](auto const&... x) { (meet(x), ...); }, actual);
        for (int d = 0; d < f.dimensions; ++d)
            if (f.root(d) == d && !met[d]) dimension[d] = added_dimension(d);
        for (int d = 0; d < f.dimensions; ++d)
            if (f.root(d) != d && f.length_from[d].rule != length_rule::given)
                g.unite(dimension[f.root(d)], added_dimension(d));
    }
    constexpr int added_dimension(int d) {
        derived_length from = f.length_from[d];
        if (from.rule == length_rule::given) return g.add_dimension(f.length[f.root(d)]);
        from.a = dimension_in_g(from.a), from.b = dimension_in_g(from.b);
        return g.add_dimension(from);
    }
    constexpr position combined_in_g(combination c) {
        for (int k = 0; k < c.terms; ++k) {
            c.term[k].index = index_in_g(c.term[k].index);
            if (c.term[k].scale >= 0) c.term[k].scale = dimension_in_g(c.term[k].scale);
        }
        loose_position made(g);
        if (c.along >= 0) made.sum.along = dimension_in_g(c.along);
        for (int k = 0; k < c.terms; ++k) made.add_term(c.term[k]);
        if (c.beyond >= 0) made.add_length(dimension_in_g(c.beyond));
        if (c.gathered != 0) {
            int& element = moved[c.gathered];
            if (element == 0) element = moved_node(c.gathered);
            made.add(position_of_node(g, element));
        }
        return made.made();
    }
    constexpr int index_in_g(int i) {
        if (i < 0) return i;
        index_definition const& one = f.index[i];
        int const own = one.inside >= array_graph::shared_turns ? own_turns_before : 0;
        int const turns =
            f.is_turn(i) ? one.inside + g.inside + array_graph::shared_turns * own : 0;
        return g.find_index(one.level + 16 * g.depth, dimension_in_g(one.dimension),
                            moved_position(one.until), turns);
    }
    constexpr position moved_position(position p) {
        if (!f.is_combined(p)) return {index_in_g(p.index), p.offset};
        position const moved_one = combined_in_g(f.of_combined(p.index));
        return {moved_one.index, moved_one.offset + p.offset};
    }
    constexpr positions_of_axes moved_positions(positions_of_axes where) {
        for (int axis = 0; axis < where.rank; ++axis)
            where.at[axis] = moved_position(where.at[axis]);
        return where;
    }
    constexpr index_set moved_set(index_set all) {
        index_set found = 0;
        for (int i = 0; i < f.indices; ++i)
            if ((all & only(i)) != 0) found |= only(index_in_g(i));
        return found;
    }
    /// Elements of an array for each turn of the loops around.
    constexpr positions_of_axes behind(positions_of_axes const& where) const {
        positions_of_axes all;
        for (int i = 0; i < g.indices; ++i)
            if ((around & only(i)) != 0 && all.rank < max_rank) all.at[all.rank++] = {i, 0};
        for (int axis = 0; axis < where.rank && all.rank < max_rank; ++axis)
            all.at[all.rank++] = where.at[axis];
        return all;
    }
    constexpr int target_of(int t) {
        if (target_in_g[t] != 0) return target_in_g[t] - 1;
        positions_of_axes const loops = behind({});
        int of[max_rank]{};
        int rank = 0;
        for (; rank < loops.rank; ++rank) of[rank] = g.dimension_at(loops.at[rank].index);
        for (int axis = 0; axis < f.target_at[t].rank && rank < max_rank; ++axis)
            of[rank++] = dimension_in_g(f.target_at[t].dimension[axis]);
        g.too_large = g.too_large || rank < loops.rank + f.target_at[t].rank;
        target_in_g[t] = 1 + g.add_target(rank, of);
        for (int c = 0; c < f.contributions; ++c)
            if (contribution const& one = f.contributed[c]; one.to == t)
                g.contribute(target_in_g[t] - 1, moved[one.node],
                             behind(moved_positions(one.where)));
        return target_in_g[t] - 1;
    }
    constexpr int scan_of(int s) {
        if (scan_in_g[s] == 0) {
            int const begin = f.first_part(s), parts = f.scan[s].parts, made = g.add_state(parts);
            for (int k = 0; k < parts && !g.too_large; ++k) {
                scan_definition const& of = f.scan[begin + k];
                scan_definition& one = g.scan[made + k];
                one.start = one.next = moved[of.start];
                one.turn = index_in_g(of.turn);
                one.state = moved_set(of.state) | around;
                one.descending = of.descending;
                one.recomputed = of.recomputed;
                one.stretch = of.stretch < 0 ? -1 : index_in_g(of.stretch);
                one.converging = of.converging;
                one.relative = of.relative, one.absolute = of.absolute;
                one.within = of.within == 0 ? 0 : 1 + scan_of(of.within - 1);
                scan_in_g[begin + k] = 1 + made + k;
            }
        }
        return g.too_large ? 0 : scan_in_g[s] - 1;
    }

    constexpr void move_nodes() {
        needs needed(f);
        // Passes begin and end with the last state of a scan, wanted or not.
        for (int i = 1; i < f.size; ++i)
            if (f.is_atom(i) && f.atom_of(i).from == source::final)
                needed.node[i] = needed.node[i] || needed.node[f.scan[f.atom_of(i).of].next];
        for (int i = 1; i < f.size && !g.too_large; ++i)
            if (needed.node[i]) moved[i] = moved_node(i);
        for (int s = 0; s < f.scans; ++s)
            if (scan_in_g[s] != 0) g.scan[scan_in_g[s] - 1].next = moved[f.scan[s].next];
    }
    constexpr int moved_node(int i) {
        word const n = f.node[i];
        int const op = code_of(n);
        if (op == code::constant) return g.constant_node(f.constant_at(i));
        if (op == code::input) return moved_atom(f.atom_of(i));
        int const in_g = op < code::first_called ? op : g.code_for(f.operation[op]);
        return reinsert(g, in_g, moved[first(n)], moved[second(n)], moved[third(n)]);
    }
    constexpr int moved_atom(atom const& a) {
        switch (a.from) {
        case source::load:
            return element_of_argument(a.of, moved_positions(a.where));
        case source::reduced:
            return reduce(g, moved_set(a.over), moved[a.of], a.how);
        case source::element:
            return moved_element(a);
        case source::carried:
        case source::final:
            return g.part_of_state(a.from, scan_of(a.of));
        case source::target:
            return g.atom_node(
                atom_from(source::target, target_of(a.of), behind(moved_positions(a.where))));
        case source::length:
            return g.length_node(dimension_in_g(a.of));
        default:
            return g.atom_node(atom_from(source::number, index_in_g(a.of)));
        }
    }
    constexpr int moved_element(atom const& a) {
        auto const axes = moved_positions(f.map[a.of].axes);
        int const value = moved[f.map[a.of].node];
        if ((g.free_of(value) & indices_of(axes)) == 0) return value;
        return g.element_node(value, axes, moved_positions(a.where));
    }
    constexpr int element_of_argument(int argument, positions_of_axes const& where) {
        int a = 0, found = 0;
        auto const take = [&](auto const& x) {
            if (a++ == argument) found = element_of(g, x, where);
        };
        std::apply([&](auto const&... x) { (take(x), ...); }, actual);
        return found;
    }
};

} // namespace tapeless::arrays
