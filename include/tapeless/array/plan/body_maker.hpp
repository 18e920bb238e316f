// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/plan/body_order.hpp>
#include <tapeless/array/plan/nest_layout.hpp>

namespace tapeless::arrays {

/// Makes the body of a nest from a plan: its graph, and what it reads and writes where.
template <int Writes>
struct body_maker {
    planner const& p;
    int nest_index;
    branch taken;
    nest_stage<Writes> made;
    int decision = 0; // a condition
    bool in_body[most_nodes]{};
    bool read_from_memory[most_nodes]{};
    int moved[most_nodes]{};

    constexpr body_maker(planner const& plan, int which, branch of)
        : p(plan), nest_index(which), taken(of) {
        mark();
        build();
    }

protected:
    constexpr bool is_here(int statement_index) const {
        return p.statement_at[statement_index].nest == nest_index && !p.unread[statement_index];
    }
    constexpr bool is_grouped() const { return p.nest_at[nest_index].group >= 0; }
    constexpr bool is_in_strip() const { return is_grouped() && !p.in_rows; }

private:
    /// What this nest computes itself: not what other nests keep, nor any reduction.
    constexpr bool is_read(int i) const {
        if (!p.stored[i]) return false;
        statement const& s = p.statement_at[p.statement_of[i]];
        return s.does == effect::reduce || s.does == effect::carry || s.nest != nest_index;
    }
    constexpr void mark() {
        for (int k = 0; k < p.statements; ++k)
            if (is_here(k)) in_body[p.statement_at[k].node] = true;
        for (int i = p.g.size - 1; i > 0; --i) {
            if (!in_body[i]) continue;
            read_from_memory[i] = is_read(i);
            word const n = p.g.node[i];
            if (read_from_memory[i] || code_of(n) <= code::input) continue;
            if (is_decided(i)) {
                in_body[chosen(n)] = true;
                continue;
            }
            in_body[first(n)] = in_body[second(n)] = in_body[third(n)] = true;
        }
    }
    /// A select between products of all others, which are seldom there, and what is else.
    constexpr bool is_decided(int i) {
        if (!p.makes_others || !p.is_operation(i, declared<select_op>::hash)) return false;
        int const condition = first(p.g.node[i]), number = p.told_from_zero(condition);
        if (number == 0 || (decision != 0 && decision != condition)) return false;
        int const storage_of_number = p.storage_for(nest_index, number);
        if (p.statement_at[p.statement_of[number]].nest == nest_index) return false;
        decision = condition;
        if (taken == branch::both) made.layout.decided_by = storage_of_number;
        return taken != branch::both;
    }
    constexpr int chosen(word select) const {
        return taken == branch::zero ? second(select) : third(select);
    }
    constexpr void build() {
        node_list& b = made.body.nodes;
        for (int i = code::first_called; i < p.g.operations; ++i) b.operation[i] = p.g.operation[i];
        b.operations = p.g.operations;
        body_order const order = find_order();
        for (int k = 0; k < order.size; ++k) {
            int const i = order.node[k];
            word const n = p.g.node[i];
            moved[i] = b.size;
            if (read_from_memory[i] || code_of(n) == code::input)
                b.node[b.size++] = pack(code::input, add_read(i));
            else if (code_of(n) == code::constant) {
                b.constant[b.constants] = p.g.constant[first(n)];
                b.node[b.size++] = pack(code::constant, b.constants++);
            } else if (is_decided(i))
                moved[i] = moved[chosen(n)];
            else
                b.node[b.size++] = renumbered(n, moved);
        }
        made.body.inputs = made.layout.reads;
        for (int r = 0; r < made.layout.reads; ++r) add_gathers(made.layout.read_at[r].where);
        for (int k = 0; k < p.statements; ++k) {
            statement const& s = p.statement_at[k];
            if (!is_here(k)) continue;
            nest_layout& l = made.layout;
            made.body.output[l.writes] = moved[s.node];
            write& w = l.write_at[l.writes++];
            w = {s.does, p.memory_of[s.into], p.laid(s.into, s.where), s.how};
            w.is_only_for_end = p.is_only_for_end(k);
            if (p.lanes_storage(s.into) >= 0) put_in_lanes(w);
            if (s.does == effect::carry) carry(s, w);
            if (s.how == reduction::others) w.start = add_start(p.product_behind(s));
            add_gathers(s.where);
        }
    }
    constexpr body_order find_order() const {
        body_order order;
        for (int i = 1; i < p.g.size; ++i)
            if (in_body[i]) order.append(i);
        bool carries = false;
        for (int k = 0; k < p.statements; ++k)
            carries = carries || (is_here(k) && p.statement_at[k].does == effect::carry);
        if (carries)
            order.sort(p.g, [&](int i) {
                return in_body[i] && !read_from_memory[i] && code_of(p.g.node[i]) > code::input;
            });
        return order;
    }
    constexpr void put_in_lanes(write& w) const {
        w.into = p.lanes_storage(w.into);
        w.where.at[w.where.rank++] = {-1, 0};
        w.in_lanes = true;
    }
    constexpr void carry(statement const& s, write& w) {
        scan_definition const& d = p.g.scan[s.scan];
        nest_layout& l = made.layout;
        l.turn = d.turn;
        l.descending = d.descending;
        w.scan = s.scan;
        w.start = add_start(d.start);
    }
    constexpr int add_start(int i) {
        nest_layout& l = made.layout;
        if (l.reads + l.starts == max_reads) return l.too_large = true, 0;
        int const at = l.reads + l.starts++;
        l.read_at[at] = from_storage(p.storage_of[i] - 1, p.axes_of[i]);
        return at;
    }
    /// The integers that positions contain, and those that their own positions do.
    constexpr void add_gathers(positions_of_axes const& where) {
        nest_layout& l = made.layout;
        for (int axis = 0; axis < where.rank; ++axis) {
            if (!p.g.is_combined(where.at[axis])) continue;
            int const node = p.g.of_combined(where.at[axis].index).gathered;
            if (node == 0 || l.gather_of(node) < l.gathers) continue;
            if (l.gathers == max_gathers) return void(l.too_large = true);
            atom const& a = p.g.atom_of(node);
            l.gathered[l.gathers] = node;
            l.gather_at[l.gathers++] = {place::argument, a.of, a.where};
            add_gathers(a.where);
        }
    }
    constexpr int add_read(int i) {
        nest_layout& l = made.layout;
        if (l.reads == max_reads) return l.too_large = true, 0;
        l.read_at[l.reads] = read_of(i);
        return l.reads++;
    }
    constexpr read read_of(int i) const {
        if (read_from_memory[i])
            return from_storage(p.storage_for(nest_index, i), p.axes_for(nest_index, i));
        atom const& a = p.g.atom_of(i);
        if (a.from == source::load) return from_argument(a);
        if (a.from == source::number) return {place::number, a.of, {1, {{a.of, 0}}}};
        if (a.from == source::final) return from_storage(p.work[a.of], p.work_axes[a.of]);
        if (p.reads_work(nest_index, i))
            return from_storage(p.storage_for(nest_index, i), p.axes_for(nest_index, i));
        if (a.from == source::carried) return {place::carried, a.of, {}};
        if (a.from == source::length) return {place::length, p.g.root(a.of), {}};
        if (a.from == source::target) return from_storage(p.storage_of_target[a.of], a.where);
        return from_storage(p.storage_for(nest_index, p.g.map[a.of].node),
                            p.stored_at(nest_index, a));
    }
    constexpr read from_storage(int s, positions_of_axes const& where) const {
        if (int const w = sum_of_tile(s); w >= 0) return {place::made, w, {}};
        return {place::storage, p.memory_of[s], p.laid(s, where)};
    }
    /// The sum of the tile that this nest ends whose storage this is, or -1.
    constexpr int sum_of_tile(int s) const {
        int const tile = p.nest_at[nest_index].end_of;
        for (int k = 0, w = 0; k < p.statements && tile >= 0; ++k) {
            if (p.statement_at[k].nest != tile || p.unread[k]) continue;
            if (p.statement_at[k].into == s) return w;
            ++w;
        }
        return -1;
    }
    constexpr read from_argument(atom const& a) const {
        int const axis = is_in_strip() ? p.copied_axis(a.where, p.strip) : -1;
        if (axis < 0 || taken == branch::long_rows) return {place::argument, a.of, a.where};
        return from_storage(p.copy_of(a.of, axis), a.where);
    }
};

} // namespace tapeless::arrays
