// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/combined_index.hpp>
#include <tapeless/array/graph/reduce.hpp>

namespace tapeless::arrays {

/// What a convolution's adjoint adds to its input, as a sum in place of many additions:
///
///     x(s i + k + c) += F(i) G(k)  for all i and k      becomes
///     x(p) += sum over k of Z(p - k + K - 1) G(k),      Z(s i + c + K - 1) = F(i),
///
/// where K is the number of k, and Z is zero elsewhere. Of several such axes all are changed.
struct transposed {
    array_graph& g;
    int to;
    positions_of_axes where;
    index_set over = 0;    // what is summed already
    index_set outside = 0; // what factors of that sum vary with
    index_set moved = 0;   // the indices i
    index_set kernel = 0;
    int of_i = 0, of_k = 0; // the factors F and G
    bool possible = true;

    constexpr transposed(array_graph& graph, int target, int node, positions_of_axes const& at)
        : g(graph), to(target), where(at) {
        find_axes();
        possible = possible && moved != 0;
        if (!possible) return;
        of_i = of_k = g.constant_node(1.0);
        take(node, false);
        possible = possible && (over & (outside | moved | kernel)) == 0 &&
                   (g.free_of(of_k) & moved) == 0 && (g.free_of(of_i) & kernel) == 0 &&
                   axes_of_moved().rank <= max_rank;
    }
    constexpr void contribute() {
        positions_of_axes const own = axes_of_moved();
        positions_of_axes put = own, read = own;
        int dimension[max_rank]{};
        for (int k = 0; k < own.rank; ++k) dimension[k] = g.dimension_at(own.at[k].index);
        for (int axis = 0; axis < where.rank; ++axis)
            if (g.is_combined(where.at[axis])) change(axis, own, put, read, dimension);
        int const z = g.add_target(own.rank, dimension);
        g.contribute(z, of_i, put);
        int const element = g.atom_node(atom_from(source::target, z, read));
        g.contribute(to, reduce(g, over | kernel, multiply(g, element, of_k)), where);
    }

private:
    constexpr index_term term_of(int axis, bool of_kernel) const {
        combination const& c = g.of_combined(where.at[axis].index);
        bool const second = g.index[c.term[1].index].level > g.index[c.term[0].index].level;
        return c.term[second == of_kernel ? 1 : 0];
    }
    constexpr void find_axes() {
        index_set seen = 0;
        int cost = 1;
        for (int axis = 0; axis < where.rank; ++axis) {
            position const p = where.at[axis];
            possible = possible && (seen & g.indices_at(p)) == 0;
            seen |= g.indices_at(p);
            if (!g.is_combined(p)) continue;
            combination const& c = g.of_combined(p.index);
            if (c.terms != 2 || c.gathered != 0 || c.beyond >= 0) {
                possible = false;
                return;
            }
            index_term const i = term_of(axis, false), k = term_of(axis, true);
            bool const plain = i.scale < 0 && k.scale < 0 && i.stride > 0 && k.stride == 1;
            possible = possible && plain;
            cost *= i.stride;
            moved |= only(i.index), kernel |= only(k.index);
        }
        for (int i = 0; i < g.indices; ++i)
            if ((seen & only(i)) != 0 && g.index[i].until.index >= 0) possible = false;
        possible = possible && cost <= 4;
    }
    /// Sorts the factors of a product, sums of products among them.
    constexpr void take(int node, bool inside) {
        word const n = g.node[node];
        if (code_of(n) == code::multiply) return take(first(n), inside), take(second(n), inside);
        if (code_of(n) == code::negate) {
            of_k = negate(g, of_k);
            return take(first(n), inside);
        }
        bool const is_sum = g.is_atom(node) && g.atom_of(node).from == source::reduced &&
                            g.atom_of(node).how == reduction::sum;
        if (is_sum && over == 0 && is_product(g.atom_of(node).of)) {
            atom const a = g.atom_of(node);
            over = a.over;
            return take(a.of, true);
        }
        if (!inside) outside |= g.free_of(node);
        int& factor = (g.free_of(node) & moved) != 0 ? of_i : of_k;
        factor = multiply(g, factor, node);
    }
    constexpr bool is_product(int node) const { return code_of(g.node[node]) == code::multiply; }
    /// The indices of F, and those that it does not vary with.
    constexpr positions_of_axes axes_of_moved() {
        index_set const all = g.free_of(of_i) | moved;
        positions_of_axes axes;
        for (int i = 0; i < g.indices; ++i) {
            if ((all & only(i)) == 0) continue;
            possible = possible && g.index[i].until.index < 0;
            if (axes.rank == max_rank) return possible = false, axes;
            int at = axes.rank++;
            for (; at > 0 && g.index[axes.at[at - 1].index].level > g.index[i].level; --at)
                axes.at[at] = axes.at[at - 1];
            axes.at[at] = {i, 0};
        }
        return axes;
    }
    constexpr void change(int axis, positions_of_axes const& own, positions_of_axes& put,
                          positions_of_axes& read, int* dimension) {
        index_term const i = term_of(axis, false), k = term_of(axis, true);
        int const n = g.target_at[to].dimension[axis], width = g.dimension_at(k.index);
        int at = 0;
        while (own.at[at].index != i.index) ++at;
        dimension[at] = g.root(g.add_dimension(derived_length{length_rule::sum, n, width, -1}));
        loose_position in(g), from(g);
        in.add_term(i);
        in.add_length(width);
        in.offset += where.at[axis].offset - 1;
        put.at[at] = in.made();
        int const p = g.find_index(g.index[i.index].level, n);
        from.add_term({p, 1, -1});
        from.add_term({k.index, -1, -1});
        from.add_length(width);
        --from.offset;
        read.at[at] = from.made();
        where.at[axis] = {p, 0};
    }
};

/// Adds a node to an array, in the way that takes fewer writes.
constexpr void contribute_well(array_graph& g, int to, int node, positions_of_axes const& where) {
    transposed changed(g, to, node, where);
    if (changed.possible)
        changed.contribute();
    else
        g.contribute(to, node, where);
}

} // namespace tapeless::arrays
