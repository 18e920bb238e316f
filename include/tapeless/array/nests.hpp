// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/planner.hpp>

namespace tapeless::arrays {

inline constexpr int max_reads = 96;
inline constexpr int max_writes = 48;
inline constexpr int max_loops = 8;

/// Memory by kind: an argument, a storage; or the length of a dimension or an index as a number.
enum class place : unsigned char { argument, storage, length, number, carried };
struct read {
    place from = place::argument;
    int of = 0;
    positions_of_axes where;
};
struct write {
    effect does = effect::keep;
    int into = 0;
    positions_of_axes where;
    reduction how = reduction::sum;
};

/// How a nest runs: its loops from the outside, of which the first `outer` are over free indices.
/// Then comes the one over lanes, if any, if it is free; then those that are summed over, the one
/// over lanes last.
struct nest_layout {
    int loops = 0;
    int outer = 0;
    int loop[max_loops]{};
    int lanes = -1;
    int strip = -1; // an index of which the nest sees one strip at a time
    int turn = -1;  // the index of a scan's turns
    bool descending = false;
    int carry = -1; // the write that is its state
    read start;
    bool lanes_reduced = false;
    int reads = 0;
    read read_at[max_reads]{};
    int writes = 0;
    write write_at[max_writes]{};
    bool too_large = false;
};

/// Stretches of a nest: the scalar graph of its body and the layout of its loops.
template <int Writes>
struct nest_stage {
    stage<Writes> body;
    nest_layout layout;
};

/// How well reads and writes suit lanes along an index: adjacent elements are good, equal ones do.
constexpr int suits_lanes(positions_of_axes const& where, int index, int gain) {
    if ((indices_of(where) & only(index)) == 0) return 0;
    for (int axis = 0; axis + 1 < where.rank; ++axis)
        if (where.at[axis].index == index) return -8;
    return gain;
}

template <int Writes>
struct nest_maker {
    planner const& p;
    int nest_index;
    nest_stage<Writes> made;
    bool in_body[most_nodes]{};
    bool read_from_memory[most_nodes]{};
    int moved[most_nodes]{};

    constexpr nest_maker(planner const& plan, int which) : p(plan), nest_index(which) {
        mark();
        build();
        choose_loops();
    }

private:
    constexpr bool is_here(int statement_index) const {
        return p.statement_at[statement_index].nest == nest_index && !p.unread[statement_index];
    }
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
            in_body[first(n)] = in_body[second(n)] = in_body[third(n)] = true;
        }
    }
    constexpr void build() {
        node_list& b = made.body.nodes;
        for (int i = code::first_called; i < p.g.operations; ++i) b.operation[i] = p.g.operation[i];
        b.operations = p.g.operations;
        for (int i = 1; i < p.g.size; ++i) {
            if (!in_body[i]) continue;
            word const n = p.g.node[i];
            moved[i] = b.size;
            if (read_from_memory[i] || code_of(n) == code::input)
                b.node[b.size++] = pack(code::input, add_read(i));
            else if (code_of(n) == code::constant) {
                b.constant[b.constants] = p.g.constant[first(n)];
                b.node[b.size++] = pack(code::constant, b.constants++);
            } else
                b.node[b.size++] = renumbered(n, moved);
        }
        made.body.inputs = made.layout.reads;
        for (int k = 0; k < p.statements; ++k) {
            statement const& s = p.statement_at[k];
            if (!is_here(k)) continue;
            nest_layout& l = made.layout;
            if (s.does == effect::carry) carry(s);
            made.body.output[l.writes] = moved[s.node];
            l.write_at[l.writes++] = {s.does, s.into, p.laid(s.into, s.where), s.how};
        }
    }
    constexpr void carry(statement const& s) {
        scan_definition const& d = p.g.scan[s.scan];
        made.layout.carry = made.layout.writes;
        made.layout.turn = d.turn;
        made.layout.descending = d.descending;
        made.layout.start = {place::storage, p.storage_of[d.start] - 1, p.axes_of[d.start]};
    }
    constexpr int add_read(int i) {
        nest_layout& l = made.layout;
        if (l.reads == max_reads) return l.too_large = true, 0;
        l.read_at[l.reads] = read_of(i);
        return l.reads++;
    }
    constexpr read read_of(int i) const {
        if (read_from_memory[i]) return from_storage(p.storage_of[i] - 1, p.axes_of[i]);
        atom const& a = p.g.atom_of(i);
        if (a.from == source::load) return from_argument(a);
        if (a.from == source::number) return {place::number, a.of, {1, {{a.of, 0}}}};
        if (a.from == source::carried) return {place::carried, 0, {}};
        if (a.from == source::length) return {place::length, a.of, {}};
        if (a.from == source::target) return from_storage(p.storage_of_target[a.of], a.where);
        return from_storage(p.storage_of[p.g.map[a.of].node] - 1, p.stored_at(a));
    }
    constexpr read from_storage(int s, positions_of_axes const& where) const {
        return {place::storage, s, p.laid(s, where)};
    }
    constexpr read from_argument(atom const& a) const {
        int const axis = is_grouped() ? p.copied_axis(a.where, p.strip) : -1;
        if (axis < 0) return {place::argument, a.of, a.where};
        return from_storage(p.copy_of(a.of, axis), a.where);
    }
    constexpr bool is_grouped() const { return p.nest_at[nest_index].group >= 0; }

    constexpr int score(int index) const {
        nest_layout const& l = made.layout;
        int total = 0;
        for (int k = 0; k < l.reads; ++k) total += suits_lanes(l.read_at[k].where, index, 2);
        for (int k = 0; k < l.writes; ++k)
            if (l.write_at[k].does != effect::reduce || !is_over(index))
                total += suits_lanes(l.write_at[k].where, index, 3);
        return total;
    }
    /// Too short for lanes: most of a pack would be repetition.
    constexpr bool is_short(int index) const { return p.g.length[p.g.dimension_at(index)] < 4; }
    constexpr bool is_over(int index) const {
        return (p.nest_at[nest_index].over & only(index)) != 0;
    }
    /// A loop below another one's index ends elsewhere in each of its turns.
    constexpr bool can_take_lanes(int index) const {
        index_set const loops = p.nest_at[nest_index].loops;
        for (int i = 0; i < p.g.indices; ++i)
            if ((loops & only(i)) != 0 && p.g.index[i].until.index == index) return false;
        return (loops & only(index)) != 0 && index != made.layout.turn && !is_short(index);
    }
    constexpr void choose_loops() {
        nest_layout& l = made.layout;
        nest const& n = p.nest_at[nest_index];
        if (is_grouped()) l.strip = l.lanes = p.strip;
        for (int i = 0; i < p.g.indices && !is_grouped(); ++i)
            if (can_take_lanes(i) && (l.lanes < 0 || score(i) > score(l.lanes))) l.lanes = i;
        l.lanes_reduced = l.lanes >= 0 && is_over(l.lanes);
        append_sorted(n.loops & ~n.over & ~only(l.lanes));
        l.outer = l.loops;
        if (l.lanes >= 0 && !l.lanes_reduced) append_sorted(only(l.lanes));
        append_sorted(n.over & ~only(l.lanes));
        if (l.lanes_reduced) append_sorted(only(l.lanes));
        if (l.lanes_reduced && l.outer > 1 && l.writes > 0) put_adjacent_last();
    }
    /// What is written side by side is summed side by side.
    constexpr void put_adjacent_last() {
        nest_layout& l = made.layout;
        int& last = l.loop[l.outer - 1];
        int& other = l.loop[l.outer - 2];
        if (p.g.index[last].until.index == other) return;
        if (suits_lanes(l.write_at[0].where, other, 1) <= 0) return;
        int const kept = last;
        last = other, other = kept;
    }
    constexpr void append_sorted(index_set all) {
        nest_layout& l = made.layout;
        int const begin = l.loops;
        for (int i = 0; i < p.g.indices; ++i) {
            if ((all & only(i)) == 0) continue;
            if (l.loops == max_loops) {
                l.too_large = true;
                return;
            }
            int at = l.loops++;
            for (; at > begin && p.g.index[l.loop[at - 1]].level > p.g.index[i].level; --at)
                l.loop[at] = l.loop[at - 1];
            l.loop[at] = i;
        }
    }
};

/// The plan of `Source::graph`. Both parts have the compiler's limits to themselves.
template <class Source>
struct plan_of {
    static consteval placer make_placed() { return placer(Source::graph); }
    static constexpr placer placed = make_placed();
    static consteval planner make() { return planner(placed); }
    static constexpr planner plan = make();
    static constexpr int nests = plan.nests;
    static constexpr bool too_large = plan.too_large;
    static constexpr bool loops_inside = plan.loops_inside;
};

/// Nest K of a plan: `graph` is the body, as the scalar programs are made of.
template <class Source, int K>
struct nest_of {
    static consteval int count_writes() {
        int count = 0;
        for (int k = 0; k < plan_of<Source>::plan.statements; ++k)
            if (plan_of<Source>::plan.statement_at[k].nest == K && !plan_of<Source>::plan.unread[k])
                ++count;
        return count;
    }
    static constexpr int writes = count_writes();
    static consteval nest_stage<writes> make() {
        return nest_maker<writes>(plan_of<Source>::plan, K).made;
    }
    static constexpr nest_stage<writes> made = make();
    static constexpr nest_layout layout = made.layout;
    static constexpr auto const& body_stage = made.body;
    static constexpr auto graph = shrink<made.body>();
};

} // namespace tapeless::arrays
