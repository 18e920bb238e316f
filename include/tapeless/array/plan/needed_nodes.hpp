// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/node_set.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless::arrays {

/// How many nodes the searches of a plan may pass. For each of them clang takes some 55 steps and
/// ends after 2^20, in the middle of the library; g++ goes on for longer.
#ifdef __clang__
inline constexpr int most_passed = 17000;
#else
inline constexpr int most_passed = 34000;
#endif

/// What the results of an array graph need of it, and the memory that is given: that of results and
/// of targets, which a node stands in if it is all that comes to one.
struct needed_nodes {
    array_graph g;
    bool needed[most_nodes]{};
    bool stored[most_nodes]{};
    int storage_of[most_nodes]{}; // 1 + the storage
    positions_of_axes axes_of[most_nodes]{};
    int storage_of_target[max_targets]{};
    int storages = 0;
    storage storage_at[max_storages]{};
    bool too_large = false;
    node_set in_cone;
    int passed = 0; // nodes, by all searches
    bool makes_others = false;

    constexpr explicit needed_nodes(array_graph const& source) : g(source) {
        too_large = g.too_large || g.size > most_nodes;
        if (too_large) return;
        g.free_of(g.size - 1);
        find_needed();
        keep_factors();
        compare_what_is_kept();
        make_storages();
    }

    constexpr bool is_operation(int i, word hash) const {
        int const op = code_of(g.node[i]);
        return op >= code::first_called && g.operation[op]->hash == hash;
    }

protected:
    constexpr bool is_reduction(int i) const {
        return g.is_atom(i) && g.atom_of(i).from == source::reduced;
    }
    /// Searches for places pass nodes: false where there have been too many.
    constexpr bool may_pass(int nodes) {
        passed += nodes;
        too_large = too_large || passed > most_passed;
        return !too_large;
    }
    constexpr void find_needed() {
        for (int c = 0; c < g.contributions; ++c)
            if (g.target_at[g.contributed[c].to].result >= 0) needed[g.contributed[c].node] = true;
        while (find_needed_behind()) {
        }
    }
    constexpr bool find_needed_behind() {
        bool again = false;
        for (int i = g.size - 1; i > 0; --i) {
            if (!needed[i]) continue;
            word const n = g.node[i];
            if (g.is_atom(i))
                again = need_behind(g.atom_of(i), i) || again;
            else if (code_of(n) > code::input)
                needed[first(n)] = needed[second(n)] = needed[third(n)] = true;
        }
        return again;
    }
    /// Whether something that stands later in the graph was found to be needed.
    constexpr bool need_behind(atom const& a, int i) {
        if (a.from == source::reduced) stored[i] = needed[a.of] = true;
        makes_others = makes_others || a.how == reduction::others;
        if (a.from == source::element) stored[g.map[a.of].node] = needed[g.map[a.of].node] = true;
        if (a.is_of_state()) {
            bool later = false;
            for (int s = g.first_part(a.of); s < g.end_of_parts(a.of); ++s)
                later = need_part(s) || later;
            return later;
        }
        if (a.from == source::target)
            for (int c = 0; c < g.contributions; ++c)
                if (g.contributed[c].to == a.of) needed[g.contributed[c].node] = true;
        return false;
    }
    constexpr bool need_part(int s) {
        int const last = g.last_state(s);
        int const carried = g.state_before(s);
        g.free_of(g.size - 1);
        scan_definition const& d = g.scan[s];
        bool const later = !needed[d.next] || !needed[last] || !needed[carried];
        for (int const i : {last, carried, d.start}) stored[i] = needed[i] = true;
        needed[d.next] = true;
        return later;
    }
    /// Whether a library is wanted for a sum of these: each is a product of two numbers, and what
    /// one changes with the other does only in part.
    constexpr bool is_for_library(int terms, index_set over, reduction how) const {
        word const n = g.node[terms];
        if (!g.products_by_library || how != reduction::sum || code_of(n) != code::multiply)
            return false;
        index_set const a = g.free[first(n)], b = g.free[second(n)];
        return (a & b & over) != 0 && (a & ~b) != 0 && (b & ~a) != 0;
    }
    /// What a library reads is in memory.
    constexpr void keep_factors() {
        for (int i = 1; i < g.size && g.products_by_library; ++i) {
            if (!needed[i] || !is_reduction(i)) continue;
            atom const& a = g.atom_of(i);
            if (!is_for_library(a.of, a.over, a.how)) continue;
            for (int const factor : {first(g.node[a.of]), second(g.node[a.of])})
                stored[factor] = stored[factor] || code_of(g.node[factor]) > code::input;
        }
    }
    /// Where relu(x) is kept, 0 < x is 0 < relu(x): x itself need not be kept, nor made again.
    constexpr void compare_what_is_kept() {
        for (int r = 1; r < g.size; ++r) {
            if (!stored[r] || !is_operation(r, declared<relu_op>::hash)) continue;
            for (int i = r + 1; i < g.size; ++i)
                if (is_operation(i, declared<less_op>::hash) && g.is_constant(first(g.node[i])) &&
                    g.constant_at(first(g.node[i])) == 0 && second(g.node[i]) == first(g.node[r]))
                    g.node[i] = pack(code_of(g.node[i]), first(g.node[i]), r), needed[r] = true;
        }
    }
    constexpr bool is_live(contribution const& c) const { return needed[c.node]; }

    constexpr int add_storage(storage const& s) {
        if (storages == max_storages) return too_large = true, 0;
        storage_at[storages] = s;
        return storages++;
    }
    constexpr void make_storages() {
        for (int t = 0; t < g.targets; ++t) {
            storage s{g.target_at[t].result, g.target_at[t].rank};
            for (int axis = 0; axis < s.rank; ++axis)
                s.dimension[axis] = g.root(g.target_at[t].dimension[axis]);
            storage_of_target[t] = add_storage(s);
        }
        adopt_results();
    }
    /// A target with one contribution that covers it is the memory of the contributed node.
    constexpr void adopt_results() {
        for (int t = 0; t < g.targets; ++t) {
            int found = -1, count = 0;
            for (int c = 0; c < g.contributions; ++c)
                if (g.contributed[c].to == t && is_live(g.contributed[c])) found = c, ++count;
            if (count != 1) continue;
            contribution const& c = g.contributed[found];
            bool const computed = code_of(g.node[c.node]) > code::input || is_reduction(c.node);
            if (!computed || !covers(c) || storage_of[c.node] != 0) continue;
            if (g.free[c.node] != indices_of(c.where)) continue;
            stored[c.node] = true;
            storage_of[c.node] = 1 + storage_of_target[t];
            axes_of[c.node] = c.where;
        }
    }
    /// Whether a contribution writes every element once: different plain indices of whole axes.
    constexpr bool covers(contribution const& c) const {
        index_set seen = 0;
        for (int axis = 0; axis < c.where.rank; ++axis) {
            position const p = c.where.at[axis];
            if (p.index < 0 || p.offset != 0 || (seen & only(p.index)) != 0) return false;
            if (g.index[p.index].until.index >= 0 || g.is_combined(p)) return false;
            if (g.dimension_at(p.index) != g.root(g.target_at[c.to].dimension[axis])) return false;
            seen |= only(p.index);
        }
        return true;
    }
};

} // namespace tapeless::arrays
