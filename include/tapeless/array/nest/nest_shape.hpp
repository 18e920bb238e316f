// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/body_facts.hpp>

#include <cstddef>

namespace tapeless::arrays {

/// How the loops of a nest are cut: which turns go side by side, and how long sums go on at once.
template <class Source, class Nest, class Pack, int Width>
struct nest_shape {
    static constexpr nest_layout l = Nest::layout;

    static constexpr bool is_light = Nest::graph.size <= 8;
    static constexpr int sums = [] {
        int all = 0;
        for (int w = 0; w < l.writes; ++w) all += l.write_at[w].does == effect::reduce ? 1 : 0;
        return all;
    }();
    /// The constants of a function such as exp take half of the registers: the lanes of several
    /// sums would have to wait on the stack.
    static constexpr bool has_constants = body_calls<Nest>();
    static constexpr int most_packs = // side by side
        Nest::graph.size > 24 || (l.lanes_reduced && sums > 2 && has_constants) ? 2 : 4;
    /// Where lanes of several sums are summed, fewer packs keep the processor busy, and a short
    /// loop is over before it would have begun with more.
    static constexpr bool has_short_loop =
        l.lanes_reduced && l.loops == 1 && sums > 2 && most_packs > 2 && Nest::graph.size <= 12;
    static constexpr std::size_t short_loop = 64 * Width;

    static constexpr int outer_index(int from_the_inside) {
        return l.outer > from_the_inside ? l.loop[l.outer - 1 - from_the_inside] : -1;
    }
    static constexpr bool is_below(int index, int other) {
        return index >= 0 && other >= 0 &&
               plan_of<Source>::plan.g.index[index].until.index == other;
    }
    /// Whether several turns of outer loops go together: sums of light bodies wait for loads, of
    /// which neighbouring turns share some. Where lanes are summed these are turns of two loops.
    static constexpr bool is_light_sum = [] {
        bool sums_only = true;
        for (int w = 0; w < l.writes; ++w)
            sums_only = sums_only && l.write_at[w].does == effect::reduce;
        bool const inside = l.loops > l.outer + (l.lanes < 0 || l.lanes_reduced ? 0 : 1);
        return sums_only && inside && is_light;
    }();
    static constexpr bool jams = is_light_sum && l.lanes >= 0 && l.outer > 0 &&
                                 !is_below(l.lanes, outer_index(0)) &&
                                 !is_below(l.lanes, outer_index(1));
    /// Long rows have a nest of their own: what is left are a few sums, for which one row will do.
    static constexpr bool jams_twice = jams && l.lanes_reduced && l.outer > 1 && l.row < 0;
    /// The turns of a tile: its accumulators take half of the registers.
    static constexpr bool many_registers = sizeof(Pack) >= 64;
    static constexpr int columns = many_registers && Width == 8 ? 8 : 4;
    static constexpr int rows = many_registers ? 16 / columns : 2;
    static constexpr int packs_in_row = many_registers ? 16 / columns : 2;
    static constexpr int row_index = jams_twice ? outer_index(1) : -1;
    static constexpr int column_index = jams ? outer_index(0) : -1;

    /// Whether strides are forgotten before each tile (see `nest_addresses`): where loops go to a
    /// diagonal that costs more than it saves.
    static constexpr bool forgets = [] {
        bool below = false;
        for (int k = 0; k < l.loops; ++k)
            below = below || plan_of<Source>::plan.g.index[l.loop[k]].until.index >= 0;
        return is_light_sum && !below;
    }();

    /// Short nests of short plans are part of the call, as where an array lies then is in
    /// registers.
    static constexpr bool is_part_of_call =
        l.loops == 0 || (l.loops == 1 && Nest::graph.size <= 24 && plan_of<Source>::nests <= 6);

    /// The index that light sums run over innermost, where it is not that of the lanes.
    static constexpr int summed_index = is_light_sum && !l.lanes_reduced ? l.loop[l.loops - 1] : -1;
    /// Long sums go on from stretch to stretch, all other loops in each: what is read across the
    /// rows of an array stays in a cache for its neighbours.
    static constexpr std::size_t stretch = 64;
    static constexpr bool in_stretches = [] {
        for (int k = 0; k < l.loops; ++k)
            if (is_below(summed_index, l.loop[k])) return false;
        return summed_index >= 0 && summed_index != l.strip;
    }();
};

} // namespace tapeless::arrays
