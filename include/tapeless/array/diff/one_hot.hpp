// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/combined_index.hpp>
#include <tapeless/array/graph/reduce.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless::arrays {

/// The columns of a matrix of derivatives: an index for each axis of the argument that they belong
/// to. They are inside of all other loops, so that rows of results are written side by side.
struct column_indices {
    positions_of_axes at;
    bool given = false;
    constexpr column_indices() = default;
    /// Columns of a matrix that the graph has already are others.
    static constexpr int free_level(array_graph const& g) {
        int level = 1 << 16;
        for (int i = 0; i < g.indices; ++i)
            if (g.index[i].level >= level) level = (g.index[i].level / 16 + 1) * 16;
        return level;
    }
    constexpr column_indices(array_graph& g, int argument, int level) : given(true) {
        at.rank = g.rank_of[argument];
        for (int axis = 0; axis < at.rank; ++axis)
            at.at[axis].index = g.find_index(level + axis, g.dimension_of[argument][axis]);
    }
    constexpr positions_of_axes behind(positions_of_axes where) const {
        for (int axis = 0; axis < at.rank && where.rank < max_rank; ++axis)
            where.at[where.rank++] = at.at[axis];
        return where;
    }
    /// A target like another one for each column.
    constexpr int add_target(array_graph& g, int like) const {
        target const one = g.target_at[like];
        int dimension[max_rank]{};
        int rank = 0;
        for (; rank < one.rank; ++rank) dimension[rank] = one.dimension[rank];
        for (int axis = 0; axis < at.rank && rank < max_rank; ++axis)
            dimension[rank++] = g.dimension_at(at.at[axis].index);
        g.too_large = g.too_large || rank < one.rank + at.rank;
        return g.add_target(rank, dimension);
    }
};

/// The tangents of an argument's elements in all directions at once: 1 for an element in its own
/// column, else 0. Such a factor [p = k] need not be summed over where it decides a sum:
///
///     sum over j of c(j) [j = k]  is  c(k)
struct one_hot {
    array_graph& g;
    static constexpr int most = 256;
    int count = 0;
    int node[most]{};
    position place[most]{};
    int column[most]{};

    constexpr int tangent(positions_of_axes const& where, column_indices const& columns) {
        int product = g.constant_node(1.0);
        for (int axis = 0; axis < where.rank; ++axis)
            product = multiply(g, product, factor_at(where.at[axis], columns.at.at[axis].index));
        return product;
    }

    /// The sum of tangents over indices.
    constexpr int summed(index_set over, int x) {
        word const n = g.node[x];
        int const op = code_of(n);
        if (op == code::negate) return negate(g, summed(over, first(n)));
        if ((op == code::add || op == code::subtract) && is_hot(x)) {
            int const a = summed(over, first(n)), b = summed(over, second(n));
            return op == code::add ? add(g, a, b) : subtract(g, a, b);
        }
        for (int d = 0; d < count; ++d) {
            if ((over & only(place[d].index)) == 0 || !decides(d, over | g.free_of(x))) continue;
            if (int const rest = without(x, d); rest != 0)
                return summed(over & ~only(place[d].index), in_column(rest, d));
        }
        return reduce(g, over, x);
    }
    /// Contributes a tangent to an array: where the factor decides its place, there only.
    constexpr void contribute(int to, int x, positions_of_axes where) {
        word const n = g.node[x];
        int const op = code_of(n);
        if ((op == code::add || op == code::subtract) && is_hot(x)) {
            contribute(to, first(n), where);
            int const other = second(n);
            return contribute(to, op == code::add ? other : negate(g, other), where);
        }
        for (int d = 0; d < count; ++d) {
            if (place[d].index < 0 || !decides(d, indices_of(where) | g.free_of(x))) continue;
            int const rest = without(x, d);
            positions_of_axes there = where;
            if (rest == 0 || !move_to_column(there, d)) continue;
            return contribute(to, in_column(rest, d), there);
        }
        g.contribute(to, x, where);
    }
    /// An element of a map of tangents: the factor moves with its place.
    constexpr int element(int x, positions_of_axes const& axes, positions_of_axes const& where) {
        for (int d = 0; d < count; ++d) {
            // A combination of axes cannot be moved: the factor stays in the map.
            if (g.mixes({1, {place[d]}}, axes)) continue;
            int const rest = without(x, d);
            if (rest == 0) continue;
            position moved = place[d];
            array_graph::move(moved, axes, where);
            int const factor = factor_at(moved, column[d]);
            return multiply(g, element(rest, axes, where), factor);
        }
        if ((g.free_of(x) & indices_of(axes)) == 0) return x;
        return g.element_node(x, axes, where);
    }

private:
    constexpr int number(int index) { return g.atom_node(atom_from(source::number, index)); }
    /// A position as a number; of a combined index, the sum of what it stands for.
    constexpr symbol number_at(position const& p) {
        symbol const offset(static_cast<double>(p.offset));
        if (p.index < 0) return offset;
        if (!g.is_combined(p)) return symbol(&g, number(p.index)) + offset;
        combination const c = g.of_combined(p.index);
        symbol all = offset;
        for (int k = 0; k < c.terms; ++k) {
            symbol const one = symbol(&g, number(c.term[k].index));
            symbol const stride(static_cast<double>(c.term[k].stride));
            int const scale = c.term[k].scale;
            all = all + stride * (scale < 0 ? one : one * symbol(&g, g.length_node(scale)));
        }
        if (c.beyond >= 0) all = all + symbol(&g, g.length_node(c.beyond));
        return c.gathered == 0 ? all : all + symbol(&g, c.gathered);
    }
    constexpr int factor_at(position const& p, int k) {
        symbol const here = number_at(p);
        int const made = select(here == symbol(&g, number(k)), symbol(1.0), symbol(0.0)).in(g);
        for (int d = 0; d < count; ++d)
            if (node[d] == made) return made;
        if (count < most) node[count] = made, place[count] = p, column[count++] = k;
        return made;
    }
    /// Whether all of a column's turns are turns of the loop that the factor is in.
    constexpr bool decides(int d, index_set loops) const {
        int const j = place[d].index;
        if (g.is_combined(place[d])) return false;
        bool const whole = place[d].offset == 0 && g.index[j].until.index < 0 &&
                           g.dimension_at(j) == g.dimension_at(column[d]);
        for (int i = 0; i < g.indices; ++i)
            if ((loops & only(i)) != 0 && g.index[i].until.index == j) return false;
        return whole;
    }
    /// Places with the column's index in place of the factor's, unless an integer is read there.
    constexpr bool move_to_column(positions_of_axes& where, int d) {
        int const j = place[d].index;
        for (int axis = 0; axis < where.rank; ++axis) {
            position& p = where.at[axis];
            if (p.index == j) p.index = column[d];
            if ((g.indices_at(p) & only(j)) == 0) continue;
            combination const c = g.of_combined(p.index);
            if (c.gathered != 0 && (g.free_of(c.gathered) & only(j)) != 0) return false;
            loose_position made(g);
            made.sum.beyond = c.beyond, made.sum.gathered = c.gathered, made.offset = p.offset;
            for (index_term const& t : c.term) {
                if (t.index < 0) continue;
                made.add_term({t.index == j ? column[d] : t.index, t.stride, t.scale});
            }
            p = made.made();
        }
        return true;
    }
    constexpr bool is_hot(int x) {
        for (int d = 0; d < count; ++d)
            if (has(x, d)) return true;
        return false;
    }
    /// Whether a factor is found behind arithmetic.
    constexpr bool has(int x, int d) {
        if ((g.free_of(node[d]) & ~g.free_of(x)) != 0) return false;
        word const n = g.node[x];
        int const op = code_of(n);
        if (x == node[d]) return true;
        if (op == code::negate || op == code::divide) return has(first(n), d);
        bool const binary = op == code::multiply || op == code::add || op == code::subtract;
        return binary && (has(first(n), d) || has(second(n), d));
    }
    /// x = rest * factor, or 0.
    constexpr int without(int x, int d) {
        if ((g.free_of(node[d]) & ~g.free_of(x)) != 0) return 0;
        word const n = g.node[x];
        int const op = code_of(n);
        if (x == node[d]) return g.constant_node(1.0);
        if (op == code::negate || op == code::divide) {
            int const rest = without(first(n), d);
            if (rest == 0) return 0;
            return op == code::negate ? negate(g, rest) : divide(g, rest, second(n));
        }
        if (op == code::multiply) {
            if (int const rest = without(first(n), d)) return multiply(g, rest, second(n));
            if (int const rest = without(second(n), d)) return multiply(g, first(n), rest);
            return 0;
        }
        if (op != code::add && op != code::subtract) return 0;
        int const a = without(first(n), d), b = without(second(n), d);
        if (a == 0 || b == 0) return 0;
        return op == code::add ? add(g, a, b) : subtract(g, a, b);
    }
    /// A node with the column's index in place of the factor's.
    constexpr int in_column(int x, int d) {
        int const j = place[d].index;
        if ((g.free_of(x) & only(j)) == 0) return x;
        word const n = g.node[x];
        int const op = code_of(n);
        if (op == code::input) return atom_in_column(x, d);
        if (op == code::constant) return x;
        bool const called = op >= code::first_called && !g.is_condition(x) &&
                            g.operation[op]->hash != declared<select_op>::hash;
        if (called) return kept_in_column(x, d);
        int const a = in_column(first(n), d), b = in_column(second(n), d);
        return reinsert(g, op, a, b, in_column(third(n), d));
    }
    constexpr int atom_in_column(int x, int d) {
        int const j = place[d].index;
        atom a = g.atom_of(x);
        if (a.from == source::number) return number(column[d]);
        bool const within = a.from == source::element && (g.captured(a.of) & only(j)) == 0;
        if (!within || g.mixes(a.where, {1, {{j, 0}}})) return kept_in_column(x, d);
        for (int axis = 0; axis < a.where.rank; ++axis)
            if (a.where.at[axis].index == j) a.where.at[axis].index = column[d];
        return g.atom_node(a);
    }
    /// What is dear is computed once, and read at the column.
    constexpr int kept_in_column(int x, int d) {
        return g.element_node(x, {1, {{place[d].index, 0}}}, {1, {{column[d], 0}}});
    }
};

} // namespace tapeless::arrays
