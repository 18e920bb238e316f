// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/needed_nodes.hpp>
#include <tapeless/graph/info.hpp>
#include <tapeless/op/composite.hpp>

namespace tapeless::arrays {

/// Which values of an array graph are kept in memory, and where. Storage is derived: a reduction
/// keeps its result over its free indices; so does what is read as a map, what is dear and wanted
/// in several passes, and what lacks an index of the loop it is in.
struct keeper : needed_nodes {
    constexpr explicit keeper(array_graph const& source) : needed_nodes(source) {
        if (too_large) return;
        find_items();
        hoist();
        share();
    }

    bool has_items[most_nodes]{}; // calls with several results

    /// Whether a node is read from memory in the cone of a statement.
    constexpr bool is_cut(statement const& s, int i) const { return stored[i] && i != s.defines; }

    /// The product of all elements, of whose others a statement is.
    constexpr int product_behind(statement const& s) const {
        atom const wanted{source::reduced, s.node, {}, s.over, reduction::product};
        int i = 1;
        while (!g.is_atom(i) || !(g.atom_of(i) == wanted)) ++i;
        return i;
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
    constexpr bool is_leaf(int i) const { return code_of(g.node[i]) <= code::input; }

    /// Marks what a statement computes down to what it reads.
    constexpr void mark_cone(statement const& s) {
        in_cone.clear_to(s.node);
        in_cone.add(s.node);
        for (int i = s.node; i > 0; i = in_cone.previous(i)) {
            ++passed;
            if (is_leaf(i) || is_cut(s, i)) continue;
            word const n = g.node[i];
            in_cone.add(first(n)), in_cone.add(second(n)), in_cone.add(third(n));
        }
        in_cone.drop(0);
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
    /// Conditions are none, nor lists of operands, nor calls that are asked for several results.
    constexpr bool is_number(int i) const {
        return !g.is_condition(i) && !is_operation(i, declared<list_op>::hash) && !has_items[i];
    }
    constexpr void find_items() {
        for (int i = 1; i < g.size; ++i)
            if (is_operation(i, declared<item_op>::hash)) has_items[first(g.node[i])] = true;
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
            if (!stored[i] && !is_leaf(i) && is_number(i)) stored[i] = (loops[i] & ~g.free[i]) != 0;
            if (stored[i]) {
                statement const s = statement_for(i);
                loops[i] = s.loops;
                if (s.node != i) loops[s.node] |= s.loops;
            }
            operands(i, [&](int x) { loops[x] |= loops[i]; });
        }
    }
    /// Computed twice, roundings may differ: an element would not equal the maximum that it is.
    constexpr void find_compared(bool* compared) const {
        for (int k = 1; k < g.size; ++k)
            if (is_operation(k, declared<equal_op>::hash))
                compared[first(g.node[k])] = compared[second(g.node[k])] = true;
    }
    constexpr bool is_dear(int i) const {
        int const op = code_of(g.node[i]);
        if (op < code::first_called) return false;
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
        bool is_compared[most_nodes]{};
        find_compared(is_compared);
        auto const use = [&](int i, int by) {
            user[i] = user[i] == 0 || user[i] == by ? by : several;
        };
        for (int c = 0; c < g.contributions; ++c)
            if (is_live(g.contributed[c]) && !is_adopted(g.contributed[c]))
                use(g.contributed[c].node, most_nodes + c);
        for (int i = g.size - 1; i > 0; --i) {
            if (!needed[i]) continue;
            if (user[i] == several && !stored[i] && !is_leaf(i))
                stored[i] = is_number(i) && (is_dear(i) || is_compared[i]);
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
