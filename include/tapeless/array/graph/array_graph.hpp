// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/graph/graph_indices.hpp>

namespace tapeless::arrays {

/// What becomes of a graph: it is called, or is part of another one; or it is differentiated, by
/// tangents alone, which end it, or by anything.
enum class fate : unsigned char { called, enclosed, pushed, differentiated };

/// A scalar graph whose inputs are `atom`s. Each node stands for as many values as its free indices
/// have: scalar passes see none of that, so that rewriting and derivative rules are theirs.
struct array_graph : graph_indices {
    int dimension_of[max_targets][max_rank]{}; // of the axes of arguments
    int rank_of[max_targets]{};
    int arguments = 0;
    /// Of arguments whose elements are integers: 1 + 2 log2(bytes) + (1 if signed), else 0.
    unsigned char integers_of[max_targets]{};
    int atoms = 0;
    atom atom_at[max_atoms]{};
    int atom_bucket[64]{}; // 1 + the last atom of those that are alike, and the one before
    int next_atom[max_atoms]{};
    int maps = 0;
    map_definition map[max_maps]{};
    int scans = 0;
    scan_definition scan[max_scans]{};
    int targets = 0;
    target target_at[max_targets]{};
    int results = 0;
    int contributions = 0;
    contribution contributed[max_contributions]{};
    bool bad_condition = false;       // a condition in place of a number, or the other way round
    bool escaped = false;             // a value of a comprehension's body outside of it
    bool unsettled = false;           // a derivative of converging turns that cannot be made
    bool products_by_library = false; // of matrices, where it has such
    word without_rule = 0;            // an operation that a pass met and that has no derivative
    fate becomes = fate::enclosed;
    int scratch = 0; // nodes whose free indices are known
    index_set free[capacity]{};

    constexpr int atom_node(atom const& wanted) {
        if (too_large) return 1;
        int& head = bucket_of(wanted);
        for (int k = head; k > 0; k = next_atom[k - 1])
            if (atom_at[k - 1] == wanted) return input_node(k - 1);
        if (atoms == max_atoms) return too_large = true, 1;
        atom_at[atoms] = wanted;
        next_atom[atoms++] = head;
        return input_node((head = atoms) - 1);
    }
    /// After atoms have been changed, so that they are others.
    constexpr void find_atoms_again() {
        for (int& head : atom_bucket) head = 0;
        for (int k = 0; k < atoms; ++k) {
            int& head = bucket_of(atom_at[k]);
            next_atom[k] = head;
            head = k + 1;
        }
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

    constexpr int add_target(int rank, int const* dimension) {
        if (targets == max_targets) return too_large = true, 0;
        target& t = target_at[targets];
        t.rank = rank;
        for (int axis = 0; axis < rank; ++axis) t.dimension[axis] = dimension[axis];
        return targets++;
    }
    constexpr int add_result(int rank, int const* dimension) {
        int const made = add_target(rank, dimension);
        target_at[made].result = results++;
        return made;
    }
    /// The one that was added last, if nothing has been contributed to any other since.
    constexpr void drop_result() { --targets, --results, --contributions; }
    constexpr void contribute(int to, int node_index, positions_of_axes const& where) {
        if (contributions == max_contributions)
            too_large = true;
        else
            contributed[contributions++] = {to, node_index, where};
    }
    constexpr void drop_contributions(auto&& is_dropped) {
        int left = 0;
        for (int c = 0; c < contributions; ++c)
            if (!is_dropped(c)) contributed[left++] = contributed[c];
        contributions = left;
    }
    /// The first of the parts of a state.
    constexpr int add_state(int parts) {
        if (scans + parts > max_scans) return too_large = true, 0;
        for (int k = 0; k < parts; ++k) scan[scans + k].part = k, scan[scans + k].parts = parts;
        scans += parts;
        return scans - parts;
    }
    /// The node of a part of a state before a turn, and after the last.
    constexpr int state_before(int s) { return atom_node(atom_from(source::carried, s)); }
    constexpr int last_state(int s) { return atom_node(atom_from(source::final, s)); }
    /// Either of them. Those of all parts stand side by side.
    constexpr int part_of_state(source from, int s) {
        for (int k = first_part(s); k < end_of_parts(s); ++k) atom_node(atom_from(from, k));
        return atom_node(atom_from(from, s));
    }
    /// The indices of turns that go on until a state stays where it is.
    constexpr index_set converging_turns() const {
        index_set all = 0;
        for (int s = 0; s < scans; ++s)
            if (scan[s].converging) all |= only(scan[s].turn);
        return all;
    }
    constexpr int first_part(int s) const { return s - scan[s].part; }
    constexpr int end_of_parts(int s) const { return first_part(s) + scan[s].parts; }
    /// How many turns a loop over an index takes, as a node.
    constexpr int count_node(int i) {
        position const until = index[i].until;
        if (until.index < 0) return length_node(index[i].dimension);
        int const number = atom_node(atom_from(source::number, until.index));
        return add(*this, number, constant_node(until.offset));
    }
    constexpr int length_node(int dimension) {
        std::size_t const known = length[root(dimension)];
        if (known != static_cast<std::size_t>(-1)) return constant_node(static_cast<double>(known));
        return atom_node(atom_from(source::length, root(dimension)));
    }

    /// Element of a map; that of an element of an argument or of a target is one itself.
    constexpr int element_node(int value, positions_of_axes const& axes,
                               positions_of_axes const& where) {
        if (axes == where || free_of(value) == 0) return value;
        bool const moves = is_atom(value) && (atom_of(value).from == source::load ||
                                              atom_of(value).from == source::target);
        if (moves && !mixes(atom_of(value).where, axes)) {
            atom moved = atom_of(value);
            for (int k = 0; k < moved.where.rank; ++k) move(moved.where.at[k], axes, where);
            return atom_node(moved);
        }
        bad_condition = bad_condition || is_condition(value);
        int m = 0;
        while (m < maps && !(map[m].node == value && map[m].axes == axes)) ++m;
        if (m == max_maps) return too_large = true, 1;
        if (m == maps) map[maps++] = {value, axes};
        return atom_node(atom_from(source::element, m, where));
    }
    /// Whether a combination has to do with some axes, which are then no places to put others in.
    constexpr bool mixes(positions_of_axes const& where, positions_of_axes const& axes) const {
        for (int k = 0; k < where.rank; ++k)
            if (is_combined(where.at[k]) && (indices_at(where.at[k]) & indices_of(axes)) != 0)
                return true;
        return false;
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
    constexpr int& bucket_of(atom const& a) {
        position const last = a.where.rank > 0 ? a.where.at[a.where.rank - 1] : position{};
        return atom_bucket[(a.of * 5 + last.index * 11 + last.offset) & 63];
    }
    constexpr index_set free_now(int i) {
        word const n = node[i];
        if (code_of(n) == code::constant || i == 0) return 0;
        if (code_of(n) != code::input) return free[first(n)] | free[second(n)] | free[third(n)];
        atom const& a = atom_of(i);
        if (a.from == source::reduced)
            return a.how == reduction::others ? free[a.of] : free[a.of] & ~a.over;
        if (a.from == source::final) return scan[a.of].state;
        if (a.from == source::carried) return scan[a.of].state | only(scan[a.of].turn);
        if (a.from == source::number) return closed(only(a.of));
        if (a.from != source::element) return closed(indices_of(a.where));
        return closed(indices_of(a.where) | (free[map[a.of].node] & ~indices_of(map[a.of].axes)));
    }
};

} // namespace tapeless::arrays
