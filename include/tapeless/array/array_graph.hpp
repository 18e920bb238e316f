// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/reach.hpp>
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
    /// Of arguments whose elements are integers: 1 + 2 log2(bytes) + (1 if signed), else 0.
    unsigned char integers_of[max_targets]{};
    derived_length length_from[max_dimensions]{};
    int indices = 0;
    index_definition index[max_indices]{};
    int combinations = 0;
    combination combined[max_combinations]{};
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
    /// Read at an index plus an offset: such an axis may be longer than the loops over it.
    bool shifted[max_dimensions]{};
    bool shifts_known = false;
    bool of_turns[max_dimensions]{}; // that no axis has, but a range of so many turns
    int meetings = 0;                // of an index's dimension and an axis, while that is not known
    int met[max_contributions][2]{};
    int bounds = 0;
    bound bounded[max_bounds]{};
    int depth = 0;     // of the comprehension that is being traced
    int inside = 0;    // so many turns of states
    int own_turns = 0; // indices of turns that no other states share
    bool bad_range = false;
    bool bad_index = false;     // a position that no combination of indices is
    bool outside = false;       // of an axis, for all that is static
    bool disagree = false;      // two static extents that have to be equal
    bool bad_condition = false; // a condition in place of a number, or the other way round
    bool escaped = false;       // a value of a comprehension's body outside of it
    bool unsettled = false;     // a derivative of converging turns that cannot be made
    bool merged = false;        // dimensions were found to be equal on the way
    bool again = false;         // its derivatives will be differentiated
    bool at_last = false;       // they will not, nor is it part of another graph
    word without_rule = 0;      // an operation that a pass met and that has no derivative
    int scratch = 0;            // nodes whose free indices are known
    index_set free[capacity]{};

    // Dimensions

    constexpr int add_dimension(std::size_t known) {
        if (dimensions == max_dimensions) return too_large = true, 0;
        same_as[dimensions] = dimensions;
        length[dimensions] = known;
        return dimensions++;
    }
    constexpr int add_dimension(derived_length const& from) {
        std::size_t const a = length[root(from.a)], b = length[root(from.b)];
        bool const known = a != unknown_length && b != unknown_length;
        bool const exists = !known || from.exists(a, b);
        outside = outside || !exists;
        int const made = add_dimension(known && exists ? from(a, b) : unknown_length);
        length_from[made] = from;
        return made;
    }
    constexpr int dimension_of_turns(std::size_t turns) {
        for (int d = 0; d < dimensions; ++d)
            if (of_turns[d] && length[d] == turns) return d;
        int const made = add_dimension(turns);
        of_turns[made] = true;
        return made;
    }
    /// Lengths that follow in the same way are one.
    constexpr int find_dimension(derived_length from) {
        from.a = root(from.a), from.b = root(from.b);
        for (int d = 0; d < dimensions; ++d)
            if (length_from[d] == from) return d;
        return add_dimension(from);
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
    /// with one, it has to stay inside, as has one of so many turns.
    constexpr void meet(position const& p, int dimension) {
        bool const plain = is_plain(p) && !runs_over_part(p.index, dimension);
        if (p.index >= 0 && !plain) shifted[dimension] = true;
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
    constexpr bool runs_over_part(int i, int dimension) const {
        int const own = index[i].dimension;
        return of_turns[own] && length[own] != length[root(dimension)];
    }
    constexpr bool is_plain(position const& p) const {
        if (p.index < 0 || p.offset != 0) return false;
        return !is_combined(p) || of_combined(p.index).along >= 0;
    }
    /// What is written along an axis stays inside.
    constexpr void meet_inside(position const& p, int dimension) {
        if (!is_plain(p) || dimension_at(p.index) != root(dimension)) add_bound({p, dimension});
    }
    constexpr void add_bound(bound const& wanted) {
        auto const known = [&](int dimension) { return length[root(dimension)]; };
        if (reach const all = reach_of(*this, wanted.at, known); all.known) {
            if (all.inside(known(wanted.dimension))) return;
            if (known(wanted.dimension) != unknown_length) outside = true;
        }
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

    constexpr int find_index(int level, int dimension, position until = {}, int turns = 0) {
        for (int i = 0; i < indices; ++i)
            if (index[i].level == level && root(index[i].dimension) == root(dimension) &&
                index[i].until == until && index[i].inside == turns)
                return i;
        if (indices == max_indices) return too_large = true, 0;
        index[indices] = {level, root(dimension), until, -1, turns};
        return indices++;
    }
    /// With every index the one that it runs below. That is the older of the two.
    /// A combined index is replaced by those that it stands for.
    constexpr index_set closed(index_set all) const {
        for (int i = indices - 1; i >= 0; --i)
            if ((all & only(i)) != 0) {
                if (index[i].combined >= 0) all = (all & ~only(i)) | of_combined(i).indices;
                all |= only(index[i].until.index);
            }
        return all;
    }
    constexpr combination const& of_combined(int i) const { return combined[index[i].combined]; }
    /// The index that stands for a combination.
    constexpr int find_combined(combination const& wanted) {
        for (int i = 0; i < indices; ++i)
            if (index[i].combined >= 0 && of_combined(i) == wanted) return i;
        if (indices == max_indices || combinations == max_combinations) return too_large = true, 0;
        combined[combinations] = wanted;
        int const along = wanted.along < 0 ? 0 : root(wanted.along);
        index[indices] = {level_of_combined, along, {}, combinations++};
        return indices++;
    }
    constexpr bool is_combined(position const& p) const {
        return p.index >= 0 && index[p.index].combined >= 0;
    }
    /// The indices that a position varies with.
    constexpr index_set indices_at(position const& p) const {
        return is_combined(p) ? of_combined(p.index).indices : only(p.index);
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
    static constexpr int level_of_combined = -1000;
    constexpr int level_of_contraction() const { return 16 * depth + 8; }
    constexpr int find_turn(int dimension) {
        return find_index(16 * depth - 1, dimension, {}, inside);
    }
    /// What is made in the turns of one state is told from what others make by this index.
    constexpr int find_own_turn(int dimension, int level) {
        return find_index(level, dimension, {}, inside + shared_turns * ++own_turns);
    }
    constexpr int find_own_turn(int dimension) { return find_own_turn(dimension, 16 * depth - 1); }
    static constexpr int shared_turns = 64;
    constexpr bool is_turn(int i) const { return (index[i].level + 1) % 16 == 0; }
    constexpr int level_of_loop() const { return 16 * depth + 14; }

    constexpr int dimension_at(int i) const { return root(index[i].dimension); }

    // Nodes

    constexpr int atom_node(atom const& wanted) {
        if (too_large) return 1;
        position const last =
            wanted.where.rank > 0 ? wanted.where.at[wanted.where.rank - 1] : position{};
        int& head = atom_bucket[(wanted.of * 5 + last.index * 11 + last.offset) & 63];
        for (int k = head; k > 0; k = next_atom[k - 1])
            if (atom_at[k - 1] == wanted) return input_node(k - 1);
        if (atoms == max_atoms) return too_large = true, 1;
        atom_at[atoms] = wanted;
        next_atom[atoms++] = head;
        return input_node((head = atoms) - 1);
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
    /// The node of a part of a state before a turn or after the last. Those of all parts stand side
    /// by side.
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
