// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/definitions.hpp>
#include <tapeless/graph/graph.hpp>

namespace tapeless::arrays {

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
    int depth = 0; // of the comprehension that is being traced
    bool bad_range = false;
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

    constexpr int find_index(int level, int dimension, position until = {}) {
        for (int i = 0; i < indices; ++i)
            if (index[i].level == level && root(index[i].dimension) == root(dimension) &&
                index[i].until == until)
                return i;
        if (indices == max_indices) return too_large = true, 0;
        index[indices] = {level, root(dimension), until};
        return indices++;
    }
    /// With every index the one that it runs below. That is the older of the two.
    constexpr index_set closed(index_set all) const {
        for (int i = indices - 1; i >= 0; --i)
            if ((all & only(i)) != 0) all |= only(index[i].until.index);
        return all;
    }
    /// How many turns a loop over an index takes, as a node.
    constexpr int count_node(int i) {
        position const until = index[i].until;
        if (until.index < 0) return length_node(index[i].dimension);
        int const number = atom_node(atom_from(source::number, until.index));
        return add(*this, number, constant_node(until.offset));
    }
    constexpr int level_of_axis(int from_the_right) const {
        return 16 * depth + 7 - from_the_right;
    }
    constexpr int level_of_contraction() const { return 16 * depth + 8; }
    constexpr int level_of_turns() const { return 16 * depth - 1; }
    constexpr int level_of_loop() const { return 16 * depth + 14; }

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
        if (a.from == source::number) return closed(only(a.of));
        if (a.from != source::element) return closed(indices_of(a.where));
        return closed(indices_of(a.where) | (free[map[a.of].node] & ~indices_of(map[a.of].axes)));
    }
};

} // namespace tapeless::arrays
