// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/planner.hpp>

namespace tapeless::arrays {

inline constexpr int max_reads = 96;
inline constexpr int max_writes = 48;
inline constexpr int max_loops = 8;
inline constexpr int max_gathers = 8;

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
    int start = -1; // where the state that it carries starts: a read behind those of the body
    int scan = -1;  // whose state that is
};

/// How a nest runs: its loops from the outside, of which the first `outer` are over free indices.
/// Then comes the one over lanes, if any, if it is free; then those that are summed over, the one
/// over lanes last.
struct nest_layout {
    int loops = 0;
    int outer = 0;
    int loop[max_loops]{};
    int lanes = -1;
    int strip = -1;      // an index of which the nest sees one strip at a time
    int turn = -1;       // the index of a scan's turns
    index_set fixed = 0; // the turns that it is in
    bool descending = false;
    bool lanes_reduced = false;
    int reads = 0; // of the body
    int starts = 0;
    read read_at[max_reads]{};
    int writes = 0;
    write write_at[max_writes]{};
    int gathers = 0; // integers that are part of positions
    int gathered[max_gathers]{};
    read gather_at[max_gathers]{};
    bool too_large = false;

    constexpr int gather_of(int node) const {
        int k = 0;
        while (k < gathers && gathered[k] != node) ++k;
        return k;
    }
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

/// How far a position moves with an index: 0, 1, or 2 for anything else.
constexpr int step_along(array_graph const& g, position const& p, int index) {
    if (!g.is_combined(p)) return p.index == index ? 1 : 0;
    combination const& c = g.of_combined(p.index);
    if ((c.indices & only(index)) == 0) return 0;
    for (int k = 0; k < c.terms; ++k)
        if (c.term[k].index == index)
            return c.term[k].stride == 1 && c.term[k].scale < 0 && c.gathered == 0 ? 1 : 2;
    return c.gathered != 0 ? 2 : 0;
}
/// The same where positions combine several indices.
constexpr int suits_lanes(array_graph const& g, positions_of_axes const& where, int index,
                          int gain) {
    int found = 0;
    for (int axis = 0; axis < where.rank; ++axis) {
        int const step = step_along(g, where.at[axis], index);
        if (step > 1 || (step == 1 && axis + 1 < where.rank)) return -8;
        if (step == 1) found = gain;
    }
    return found;
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
        for (int r = 0; r < made.layout.reads; ++r) add_gathers(made.layout.read_at[r].where);
        for (int k = 0; k < p.statements; ++k) {
            statement const& s = p.statement_at[k];
            if (!is_here(k)) continue;
            nest_layout& l = made.layout;
            made.body.output[l.writes] = moved[s.node];
            write& w = l.write_at[l.writes++];
            w = {s.does, p.memory_of[s.into], p.laid(s.into, s.where), s.how};
            if (s.does == effect::carry) carry(s, w);
            add_gathers(s.where);
        }
    }
    constexpr void carry(statement const& s, write& w) {
        scan_definition const& d = p.g.scan[s.scan];
        nest_layout& l = made.layout;
        l.turn = d.turn;
        l.descending = d.descending;
        if (l.reads + l.starts == max_reads) return void(l.too_large = true);
        w.scan = s.scan;
        w.start = l.reads + l.starts++;
        l.read_at[w.start] = from_storage(p.storage_of[d.start] - 1, p.axes_of[d.start]);
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
        if (a.from == source::length) return {place::length, a.of, {}};
        if (a.from == source::target) return from_storage(p.storage_of_target[a.of], a.where);
        return from_storage(p.storage_for(nest_index, p.g.map[a.of].node),
                            p.stored_at(nest_index, a));
    }
    constexpr read from_storage(int s, positions_of_axes const& where) const {
        return {place::storage, p.memory_of[s], p.laid(s, where)};
    }
    constexpr read from_argument(atom const& a) const {
        int const axis = is_in_strip() ? p.copied_axis(a.where, p.strip) : -1;
        if (axis < 0) return {place::argument, a.of, a.where};
        return from_storage(p.copy_of(a.of, axis), a.where);
    }
    constexpr bool is_grouped() const { return p.nest_at[nest_index].group >= 0; }
    constexpr bool is_in_strip() const { return is_grouped() && !p.in_rows; }

    constexpr int score(int index) const {
        nest_layout const& l = made.layout;
        int total = 0;
        for (int k = 0; k < l.reads; ++k) total += suits_lanes(p.g, l.read_at[k].where, index, 2);
        for (int k = 0; k < l.writes; ++k)
            if (l.write_at[k].does != effect::reduce || !is_over(index))
                total += suits_lanes(p.g, l.write_at[k].where, index, 3);
        return total;
    }
    /// Too short for lanes: most of a pack would be repetition.
    constexpr bool is_short(int index) const { return p.g.length[p.g.dimension_at(index)] < 4; }
    constexpr bool is_over(int index) const {
        return (p.nest_at[nest_index].over & only(index)) != 0;
    }
    /// A loop below another one's index ends elsewhere in each of its turns.
    constexpr bool can_take_lanes(int index) const {
        index_set const loops = p.nest_at[nest_index].loops & ~made.layout.fixed;
        for (int i = 0; i < p.g.indices; ++i)
            if ((loops & only(i)) != 0 && p.g.index[i].until.index == index) return false;
        return (loops & only(index)) != 0 && index != made.layout.turn && !is_short(index);
    }
    constexpr void choose_loops() {
        nest_layout& l = made.layout;
        nest const& n = p.nest_at[nest_index];
        l.fixed = p.turns_around(n.turns);
        if (is_grouped()) l.strip = p.strip;
        if (is_in_strip()) l.lanes = p.strip;
        for (int i = 0; i < p.g.indices && !is_in_strip(); ++i)
            if (can_take_lanes(i) && (l.lanes < 0 || score(i) > score(l.lanes))) l.lanes = i;
        l.lanes_reduced = l.lanes >= 0 && is_over(l.lanes);
        append_sorted(n.loops & ~l.fixed & ~n.over & ~only(l.lanes));
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
    /// A nest would have more to write than there is room for.
    static consteval bool overflows() {
        int writes[max_nests]{};
        for (int k = 0; k < plan.statements; ++k)
            if (!plan.unread[k] && ++writes[plan.statement_at[k].nest] > max_writes) return true;
        return false;
    }
    static constexpr bool too_large = plan.too_large || overflows();
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

/// Whether all that a plan wants has room.
template <class Source>
constexpr bool fits() {
    if constexpr (plan_of<Source>::too_large)
        return false;
    else
        return []<int... K>(std::integer_sequence<int, K...>) {
            return (!nest_of<Source, K>::layout.too_large && ...);
        }
    (std::make_integer_sequence<int, plan_of<Source>::nests>{});
}

} // namespace tapeless::arrays
