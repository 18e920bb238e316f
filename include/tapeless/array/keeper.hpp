// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/statement.hpp>
#include <tapeless/graph/info.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless::arrays {

/// How many nodes the searches of a plan may pass. Each takes some nine steps of clang, which ends
/// after 2^20, in the middle of the library; g++ goes on for longer.
#ifdef __clang__
inline constexpr int most_passed = 60000;
#else
inline constexpr int most_passed = 150000;
#endif

/// Which values of an array graph are kept in memory, and where. Storage is derived: a reduction
/// keeps its result over its free indices; so does what is read as a map, what is dear and wanted
/// in several passes, and what lacks an index of the loop it is in.
struct keeper {
    array_graph g;
    bool needed[most_nodes]{};
    bool stored[most_nodes]{};
    int storage_of[most_nodes]{}; // 1 + the storage
    positions_of_axes axes_of[most_nodes]{};
    int storage_of_target[max_targets]{};
    int storages = 0;
    storage storage_at[max_storages]{};
    bool too_large = false;
    bool in_cone[most_nodes]{};
    int passed = 0; // nodes, by all searches
    bool makes_others = false;

    constexpr explicit keeper(array_graph const& source) : g(source) {
        too_large = g.too_large || g.size > most_nodes;
        if (too_large) return;
        g.free_of(g.size - 1);
        find_needed();
        compare_what_is_kept();
        make_storages();
        hoist();
        share();
    }

    /// Whether a node is read from memory in the cone of a statement.
    constexpr bool is_cut(statement const& s, int i) const { return stored[i] && i != s.defines; }

    /// The product of all elements, of whose others a statement is.
    constexpr int product_behind(statement const& s) const {
        atom const wanted{source::reduced, s.node, {}, s.over, reduction::product};
        int i = 1;
        while (!g.is_atom(i) || !(g.atom_of(i) == wanted)) ++i;
        return i;
    }
    constexpr bool is_operation(int i, word hash) const {
        int const op = code_of(g.node[i]);
        return op >= code::first_called && g.operation[op]->hash == hash;
    }
    /// What a condition tells from zero, if that is a number in memory, which no loop changes; or
    /// 0.
    constexpr int told_from_zero(int condition) const {
        if (!is_operation(condition, declared<equal_op>::hash)) return 0;
        int const x = first(g.node[condition]), zero = second(g.node[condition]);
        if (!stored[x] || g.free[x] != 0 || code_of(g.node[zero]) != code::constant) return 0;
        return g.constant[first(g.node[zero])] == 0 ? x : 0;
    }

protected:
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
        if (a.from == source::final || a.from == source::carried) {
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
        int const last = g.atom_node(atom_from(source::final, s));
        int const carried = g.atom_node(atom_from(source::carried, s));
        g.free_of(g.size - 1);
        scan_definition const& d = g.scan[s];
        bool const later = !needed[d.next] || !needed[last] || !needed[carried];
        for (int const i : {last, carried, d.start}) stored[i] = needed[i] = true;
        needed[d.next] = true;
        return later;
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

    // Which nodes are kept

    constexpr bool is_reduction(int i) const {
        return g.is_atom(i) && g.atom_of(i).from == source::reduced;
    }
    constexpr bool is_leaf(int i) const { return code_of(g.node[i]) <= code::input; }

    /// Marks what a statement computes down to what it reads.
    constexpr void mark_cone(statement const& s) {
        for (int i = 1; i < g.size; ++i) in_cone[i] = false;
        in_cone[s.node] = true;
        for (int i = s.node; i > 0; --i) {
            if (!in_cone[i] || is_leaf(i) || is_cut(s, i)) continue;
            word const n = g.node[i];
            in_cone[first(n)] = in_cone[second(n)] = in_cone[third(n)] = true;
        }
        in_cone[0] = false;
    }
    constexpr statement statement_for(int i) const {
        if (is_reduction(i)) {
            atom const& a = g.atom_of(i);
            return {effect::reduce, a.of, i, 0, {}, g.free[a.of], a.over, a.how, -1, -1};
        }
        if (g.is_atom(i) && g.atom_of(i).from == source::final) {
            int const s = g.atom_of(i).of;
            index_set const turn = only(g.scan[s].turn);
            return {effect::carry, g.scan[s].next, i,  0, {}, g.scan[s].state | turn,
                    turn,          reduction::sum, -1, s};
        }
        return {effect::keep, i, i, 0, {}, g.free[i], 0, reduction::sum, -1, -1};
    }
    constexpr statement statement_for(contribution const& c) const {
        return {effect::add, c.node,
                0,           storage_of_target[c.to],
                c.where,     g.closed(g.free[c.node] | indices_of(c.where)),
                0,           reduction::sum,
                -1,          -1};
    }
    constexpr bool is_adopted(contribution const& c) const {
        return storage_of[c.node] == 1 + storage_of_target[c.to];
    }

    constexpr void operands(int i, auto&& f) const {
        if (is_leaf(i)) return;
        for (int const x : {first(g.node[i]), second(g.node[i]), third(g.node[i])}) f(x);
    }
    /// What lacks an index of its loop is computed outside of it. Whoever uses a node comes after
    /// it: one pass backwards finds the indices of all loops that a node is in.
    constexpr void hoist() {
        index_set loops[most_nodes]{};
        for (int c = 0; c < g.contributions; ++c)
            if (is_live(g.contributed[c]) && !is_adopted(g.contributed[c]))
                loops[g.contributed[c].node] |= statement_for(g.contributed[c]).loops;
        for (int i = g.size - 1; i > 0; --i) {
            if (!needed[i]) continue;
            if (!stored[i] && !is_leaf(i) && !g.is_condition(i))
                stored[i] = (loops[i] & ~g.free[i]) != 0;
            if (stored[i]) {
                statement const s = statement_for(i);
                loops[i] = s.loops;
                if (s.node != i) loops[s.node] |= s.loops;
            }
            operands(i, [&](int x) { loops[x] |= loops[i]; });
        }
    }
    /// Computed twice, roundings may differ: an element would not equal the maximum that it is.
    constexpr bool is_compared(int i) {
        if (!may_pass(g.size - i)) return false;
        for (int k = i + 1; k < g.size; ++k) {
            if (is_operation(k, declared<equal_op>::hash) &&
                (first(g.node[k]) == i || second(g.node[k]) == i))
                return true;
        }
        return false;
    }
    constexpr bool is_dear(int i) const {
        int const op = code_of(g.node[i]);
        if (op < code::first_called || g.is_condition(i)) return false;
        word const hash = g.operation[op]->hash;
        for (word const cheap :
             {declared<select_op>::hash, declared<relu_op>::hash, declared<max_op>::hash,
              declared<min_op>::hash, declared<abs_op>::hash, declared<sign_op>::hash,
              declared<clamp_op>::hash, declared<stop_gradient_op>::hash})
            if (hash == cheap) return false;
        return true;
    }
    /// What is dear and wanted by several statements is computed once. Of a node's users it matters
    /// whether there is one, which then has a number, or more.
    constexpr void share() {
        constexpr int several = -1;
        int user[most_nodes]{};
        auto const use = [&](int i, int by) {
            user[i] = user[i] == 0 || user[i] == by ? by : several;
        };
        for (int c = 0; c < g.contributions; ++c)
            if (is_live(g.contributed[c]) && !is_adopted(g.contributed[c]))
                use(g.contributed[c].node, most_nodes + c);
        for (int i = g.size - 1; i > 0; --i) {
            if (!needed[i]) continue;
            if (user[i] == several && !stored[i] && !is_leaf(i))
                stored[i] = is_dear(i) || is_compared(i);
            if (stored[i]) {
                statement const s = statement_for(i);
                if (s.node != i) use(s.node, i);
                user[i] = i;
            }
            if (user[i] != 0) operands(i, [&](int x) { use(x, user[i]); });
        }
    }
};

} // namespace tapeless::arrays
