// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/graph/graph.hpp>

namespace tapeless::arrays {

inline constexpr int max_rank = 8;
inline constexpr int max_dimensions = 64;
inline constexpr int max_indices = 64;
inline constexpr int max_atoms = 256;
inline constexpr int max_maps = 64;
inline constexpr int max_scans = 16;
inline constexpr int max_targets = 96;
inline constexpr int max_contributions = 256;
inline constexpr int max_bounds = 128;

/// A set of indices, one bit each.
using index_set = word;
constexpr index_set only(int index) { return index < 0 ? 0 : index_set{1} << index; }

/// Where an array is read or written along one axis: index + offset, or the offset alone.
struct position {
    int index = -1;
    int offset = 0;
    constexpr bool operator==(position const&) const = default;
};
struct positions_of_axes {
    int rank = 0;
    position at[max_rank]{};
    constexpr bool operator==(positions_of_axes const& other) const {
        for (int axis = 0; axis < rank; ++axis)
            if (!(at[axis] == other.at[axis])) return false;
        return rank == other.rank;
    }
};
constexpr index_set indices_of(positions_of_axes const& where) {
    index_set all = 0;
    for (int axis = 0; axis < where.rank; ++axis) all |= only(where.at[axis].index);
    return all;
}

/// An index runs over a dimension. Equal levels of sibling loops over one dimension share an index,
/// which makes their common subexpressions one node; loops nest in the order of their levels.
struct index_definition {
    int level = 0;
    int dimension = 0;
};

enum class reduction : unsigned char { sum, max };

/// What the scalar graph sees as inputs.
enum class source : unsigned char {
    load,    // element of argument `of`
    reduced, // node `of` combined over the indices `over`
    element, // element of map `of`
    carried, // state of scan `of` before a turn
    final,   // state of scan `of` after its last turn
    target,  // element of the sum that contributions have made of target `of`
    length,  // number of elements along dimension `of`
};
struct atom {
    source from = source::load;
    int of = 0;
    positions_of_axes where;
    index_set over = 0;
    reduction how = reduction::sum;
    constexpr bool operator==(atom const& other) const {
        if (from != other.from || of != other.of || over != other.over || how != other.how)
            return false;
        return where == other.where;
    }
};
constexpr atom atom_from(source from, int of, positions_of_axes const& where = {}) {
    return {from, of, where, 0, reduction::sum};
}

/// An array made on the way: the values of a node over some of its indices, in this order.
struct map_definition {
    int node = 0;
    positions_of_axes axes;
};

/// A state that goes through turns: `next` is a node over the state's indices and the turn's.
struct scan_definition {
    int start = 0;
    int next = 0;
    int turn = 0; // an index
    index_set state = 0;
    bool descending = false;
};

/// An array that contributions are added to: an adjoint of a map, or a result.
struct target {
    int result = -1; // position among the results, or -1
    int rank = 0;
    int dimension[max_rank]{};
};
struct contribution {
    int to = 0;
    int node = 0;
    positions_of_axes where;
};

/// An index plus an offset has to stay inside an axis of an argument.
struct bound {
    position at;
    int dimension = 0;
};

/// A scalar graph whose inputs are `atom`s. Each node stands for as many values as its free indices
/// have: scalar passes see none of that, so that rewriting and derivative rules are theirs.
struct array_graph : builder {
    int dimensions = 0;
    int same_as[max_dimensions]{};
    std::size_t length[max_dimensions]{};      // as far as it is known: all ones if not
    int dimension_of[max_targets][max_rank]{}; // of the axes of arguments
    int rank_of[max_targets]{};
    int arguments = 0;
    int indices = 0;
    index_definition index[max_indices]{};
    int atoms = 0;
    atom atom_at[max_atoms]{};
    int maps = 0;
    map_definition map[max_maps]{};
    int scans = 0;
    scan_definition scan[max_scans]{};
    int targets = 0;
    target target_at[max_targets]{};
    int results = 0;
    int contributions = 0;
    contribution contributed[max_contributions]{};
    /// Read at an index plus an offset: such an axis may be longer than the loops over it.
    bool shifted[max_dimensions]{};
    bool shifts_known = false;
    int meetings = 0; // of an index's dimension and an axis, while that is not known
    int met[max_contributions][2]{};
    int bounds = 0;
    bound bounded[max_bounds]{};
    int depth = 0;         // of the comprehension that is being traced
    bool disagree = false; // two static extents that have to be equal
    bool merged = false;   // dimensions were found to be equal on the way
    int scratch = 0;       // nodes whose free indices are known
    index_set free[capacity]{};

    // Dimensions

    constexpr int add_dimension(std::size_t known) {
        if (dimensions == max_dimensions) return too_large = true, 0;
        same_as[dimensions] = dimensions;
        length[dimensions] = known;
        return dimensions++;
    }
    constexpr int root(int dimension) const {
        while (same_as[dimension] != dimension) dimension = same_as[dimension];
        return dimension;
    }
    /// Two dimensions have to be equally long; what is static is checked here.
    constexpr void unite(int a, int b) {
        a = root(a), b = root(b);
        if (a == b) return;
        if (b < a) {
            int const larger = a;
            a = b, b = larger;
        }
        constexpr std::size_t unknown = static_cast<std::size_t>(-1);
        if (length[a] != unknown && length[b] != unknown && length[a] != length[b]) disagree = true;
        if (length[a] == unknown) length[a] = length[b];
        same_as[b] = a;
        merged = true;
    }

    /// A plain index runs over the whole axis; with an offset, or along an axis that is also read
    /// with one, it has to stay inside.
    constexpr void meet(position const& p, int dimension) {
        if (p.index >= 0 && p.offset != 0) shifted[dimension] = true;
        bool const plain = p.index >= 0 && p.offset == 0;
        if (plain && !shifts_known) {
            if (meetings == max_contributions) return;
            met[meetings][0] = index[p.index].dimension;
            met[meetings++][1] = dimension;
        } else if (plain && !shifted[dimension]) {
            unite(index[p.index].dimension, dimension);
        } else if (!plain || root(index[p.index].dimension) != root(dimension)) {
            add_bound({p, dimension});
        }
    }
    constexpr void add_bound(bound const& wanted) {
        std::size_t const known = length[root(wanted.dimension)];
        bool const fixed = wanted.at.index < 0 && known != static_cast<std::size_t>(-1);
        if (fixed && wanted.at.offset >= 0 && static_cast<std::size_t>(wanted.at.offset) < known)
            return;
        for (int b = 0; b < bounds; ++b)
            if (bounded[b].at == wanted.at && bounded[b].dimension == wanted.dimension) return;
        if (bounds == max_bounds)
            too_large = true;
        else
            bounded[bounds++] = wanted;
    }
    /// The end of a first run: plain indices that met axes without offsets.
    constexpr void settle_meetings() {
        for (int k = 0; k < meetings; ++k)
            if (!shifted[met[k][1]]) unite(met[k][0], met[k][1]);
    }

    // Indices

    constexpr int find_index(int level, int dimension) {
        for (int i = 0; i < indices; ++i)
            if (index[i].level == level && root(index[i].dimension) == root(dimension)) return i;
        if (indices == max_indices) return too_large = true, 0;
        index[indices] = {level, root(dimension)};
        return indices++;
    }
    constexpr int level_of_axis(int from_the_right) const {
        return 16 * depth + 7 - from_the_right;
    }
    constexpr int level_of_contraction() const { return 16 * depth + 8; }
    constexpr int level_of_turns() const { return 16 * depth - 1; }
    constexpr int level_of_loop() const { return 16 * depth + 15; }

    constexpr int dimension_at(int i) const { return root(index[i].dimension); }

    // Nodes

    constexpr int atom_node(atom const& wanted) {
        for (int k = 0; k < atoms; ++k)
            if (atom_at[k] == wanted) return input_node(k);
        if (atoms == max_atoms) return too_large = true, 1;
        atom_at[atoms] = wanted;
        return input_node(atoms++);
    }
    constexpr bool is_atom(int node_index) const {
        return code_of(node[node_index]) == code::input;
    }
    constexpr atom const& atom_of(int node_index) const { return atom_at[first(node[node_index])]; }

    constexpr index_set free_of(int wanted) {
        for (; scratch < size; ++scratch) free[scratch] = free_now(scratch);
        return free[wanted];
    }
    /// The indices of a map that are not its axes.
    constexpr index_set captured(int m) { return free_of(map[m].node) & ~indices_of(map[m].axes); }

    constexpr int add_scan(scan_definition const& s) {
        if (scans == max_scans) return too_large = true, 0;
        scan[scans] = s;
        return scans++;
    }
    constexpr int length_node(int dimension) {
        std::size_t const known = length[root(dimension)];
        if (known != static_cast<std::size_t>(-1)) return constant_node(static_cast<double>(known));
        return atom_node(atom_from(source::length, root(dimension)));
    }

    /// Element of a map; that of an element of an argument is one itself.
    constexpr int element_node(int value, positions_of_axes const& axes,
                               positions_of_axes const& where) {
        if (axes == where || free_of(value) == 0) return value;
        if (is_atom(value) && atom_of(value).from == source::load) {
            atom moved = atom_of(value);
            for (int k = 0; k < moved.where.rank; ++k) move(moved.where.at[k], axes, where);
            return atom_node(moved);
        }
        int m = 0;
        while (m < maps && !(map[m].node == value && map[m].axes == axes)) ++m;
        if (m == max_maps) return too_large = true, 1;
        if (m == maps) map[maps++] = {value, axes};
        return atom_node(atom_from(source::element, m, where));
    }
    static constexpr void move(position& p, positions_of_axes const& axes,
                               positions_of_axes const& where) {
        for (int axis = 0; axis < axes.rank; ++axis)
            if (p.index >= 0 && axes.at[axis].index == p.index) {
                p = {where.at[axis].index, where.at[axis].offset + p.offset};
                return;
            }
    }

private:
    constexpr index_set free_now(int i) {
        word const n = node[i];
        if (code_of(n) == code::constant || i == 0) return 0;
        if (code_of(n) != code::input) return free[first(n)] | free[second(n)] | free[third(n)];
        atom const& a = atom_of(i);
        if (a.from == source::reduced) return free[a.of] & ~a.over;
        if (a.from == source::final) return scan[a.of].state;
        if (a.from == source::carried) return scan[a.of].state | only(scan[a.of].turn);
        if (a.from != source::element) return indices_of(a.where);
        return indices_of(a.where) | (free[map[a.of].node] & ~indices_of(map[a.of].axes));
    }
};

/// The node combined over a set of indices. Sums in derivatives obey the distributive law: a factor
/// that lacks an index leaves the sum over it, and what lacks an index is summed by its length.
constexpr int reduce(array_graph& g, index_set over, int node, reduction how = reduction::sum) {
    if (over == 0) return node;
    if (how == reduction::sum) {
        index_set const absent = over & ~g.free_of(node);
        if (absent != 0) {
            int count = g.constant_node(1.0);
            for (int i = 0; i < g.indices; ++i)
                if ((absent & only(i)) != 0)
                    count = multiply(g, count, g.length_node(g.dimension_at(i)));
            return multiply(g, count, reduce(g, over & ~absent, node));
        }
        word const n = g.node[node];
        int const a = first(n), b = second(n);
        if (code_of(n) == code::negate) return negate(g, reduce(g, over, a));
        if (allows(g.granted, licence::reassociate)) {
            if (code_of(n) == code::multiply) {
                index_set const without_a = over & ~g.free_of(a);
                index_set const without_b = over & ~g.free_of(b);
                if (without_a != 0)
                    return reduce(g, over & ~without_a, multiply(g, a, reduce(g, without_a, b)));
                if (without_b != 0)
                    return reduce(g, over & ~without_b, multiply(g, b, reduce(g, without_b, a)));
            }
            if (code_of(n) == code::divide && (over & ~g.free_of(b)) != 0) {
                index_set const without = over & ~g.free_of(b);
                return reduce(g, over & ~without, divide(g, reduce(g, without, a), b));
            }
        }
    }
    index_set const varied = over & g.free_of(node);
    return varied == 0 ? node : g.atom_node({source::reduced, node, {}, varied, how});
}

} // namespace tapeless::arrays
