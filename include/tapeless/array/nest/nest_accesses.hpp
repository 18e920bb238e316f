// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/body_facts.hpp>
#include <tapeless/array/nest/nest_loops.hpp>
#include <tapeless/array/nest/padding.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: what is known, before it runs, of its reads and writes, which
/// are numbered in this order: reads of the body, starts of states, writes, integers in positions.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_accesses : nest_loops<Source, K, Element, Taken> {
    using Loops = nest_loops<Source, K, Element, Taken>;
    using Loops::graph;
    using Loops::l;

    static constexpr int first_write = l.reads + l.starts;

    TAPELESS_INLINE explicit nest_accesses(machine<Source, Element> const& m) : Loops(m) {}

protected:
    static constexpr int first_gather = first_write + l.writes;
    static constexpr int accesses = first_gather + l.gathers;
    static constexpr read access_number(int k) {
        if (k < first_write) return l.read_at[k];
        if (k >= first_gather) return l.gather_at[k - first_gather];
        write const& w = l.write_at[k - first_write];
        return {place::storage, w.into, w.where};
    }
    template <int A>
    static constexpr read access = access_number(A);
    template <int A>
    static constexpr bool in_memory =
        access<A>.from == place::argument || access<A>.from == place::storage;
    /// How the elements of an argument of integers lie in memory, or 0.
    template <int A>
    static constexpr int is_of_integers =
        access<A>.from == place::argument ? graph.integers_of[access<A>.of] : 0;
    template <int A, int Axis>
    static constexpr bool is_combined = graph.is_combined(access<A>.where.at[Axis]);
    /// Its dimensions are those that a machine knows the lengths of: looking for them when the
    /// program runs would put the whole plan into it.
    template <int A, int Axis>
    static constexpr combination combined = [] {
        combination c;
        if constexpr (is_combined<A, Axis>) c = graph.of_combined(access<A>.where.at[Axis].index);
        for (int k = 0; k < c.terms; ++k)
            if (c.term[k].scale >= 0) c.term[k].scale = graph.root(c.term[k].scale);
        if (c.beyond >= 0) c.beyond = graph.root(c.beyond);
        return c;
    }();
    static constexpr bool combines = graph.combinations > 0;
    /// Whether a read is the same in all turns. What is kept in registers from the beginning need
    /// not be read again behind each store.
    template <int R>
    static constexpr bool is_fixed = in_memory<R>&& is_of_integers<R> == 0 &&
                                     indices_of(access<R>.where) == 0;
    static constexpr int most_held = 6;
    static constexpr int fixed_reads = []<std::size_t... R>(std::index_sequence<R...>) {
        return ((is_fixed<static_cast<int>(R)> ? 1 : 0) + ... + 0);
    }
    (std::make_index_sequence<static_cast<std::size_t>(l.reads)>{});
    template <int R>
    static constexpr bool is_held =
        R<l.reads && l.loops> 0 && is_fixed<R>&& fixed_reads <= most_held;
    template <int A>
    using axes_of = std::make_index_sequence<static_cast<std::size_t>(access<A>.where.rank)>;

    /// What leads in front of an array is added where an index leads back into it.
    static constexpr std::size_t back_of(position p) {
        return p.offset < 0 ? static_cast<std::size_t>(p.offset) : 0;
    }
    /// Whether a storage holds one strip; it has room for whole packs.
    template <int A>
    static constexpr bool is_strip =
        access<A>.from ==
        place::storage&& plan_of<Source>::plan.storage_at[access<A>.of].strip_axis >= 0;
    /// Whether there is room, and something to read, behind the last lane.
    template <int A>
    static constexpr bool has_whole_packs = [] {
        constexpr read r = access<A>;
        if constexpr (is_strip<A>)
            return true;
        else if constexpr (r.from == place::storage && r.where.rank > 0 && !l.lanes_reduced)
            return r.where.at[r.where.rank - 1] == position{l.lanes, 0} &&
                   padding_of<Source>::of[r.of];
        else
            return false;
    }();
    template <int A>
    static constexpr bool varies = varies_with_lanes(graph, l, access<A>.where);
    template <int A>
    static constexpr bool is_regular = has_regular_lanes(graph, l, access<A>.where);
};

} // namespace tapeless::arrays
