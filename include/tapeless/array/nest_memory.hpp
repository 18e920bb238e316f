// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nests.hpp>
#include <tapeless/array/tensor.hpp>
#include <tapeless/simd/batch.hpp>

namespace tapeless::arrays {

/// Where arrays lie when the program runs. What the compiler knows is not read from here.
template <class Element>
struct machine {
    Element const* argument[max_targets]{};
    std::size_t argument_stride[max_targets][max_rank]{};
    Element* storage[max_storages]{};
    std::size_t storage_stride[max_storages][max_rank]{};
    std::size_t length[max_dimensions]{};
};

/// A nest in the middle of its loops: how its reads and writes find their elements in memory.
template <class Source, int K, class Element>
struct nest_memory {
    using Nest = nest_of<Source, K>;
    static constexpr nest_layout l = Nest::layout;
    static constexpr bool has_lanes = l.lanes >= 0;
    using Pack = std::conditional_t<has_lanes, simd::pack<Element>, Element>;
    static constexpr int width = [] {
        if constexpr (has_lanes)
            return static_cast<int>(Pack::size);
        else
            return 1;
    }();

    machine<Element> const& m;
    std::size_t i[max_indices]; // turn of each loop
    std::size_t lanes = static_cast<std::size_t>(width);

    TAPELESS_INLINE explicit nest_memory(machine<Element> const& where) : m(where) {}

    template <int Index>
    TAPELESS_INLINE std::size_t length() const {
        constexpr int d = plan_of<Source>::plan.g.dimension_at(Index);
        constexpr std::size_t known = plan_of<Source>::plan.g.length[d];
        if constexpr (known != dynamic)
            return known;
        else
            return m.length[d];
    }

    /// What the body reads; before all of it, where a scan starts.
    static constexpr read read_number(int k) { return k < 0 ? l.start : l.read_at[k]; }

    template <int R, bool Partial>
    TAPELESS_INLINE Pack load(std::size_t shift) const {
        constexpr read r = read_number(R);
        if constexpr (r.from == place::length)
            return Pack(static_cast<Element>(m.length[r.of]));
        else {
            using Where = read_position<R>;
            constexpr auto axes =
                std::make_index_sequence<static_cast<std::size_t>(r.where.rank)>{};
            Element const* base;
            if constexpr (r.from == place::argument)
                base = m.argument[r.of];
            else
                base = m.storage[r.of];
            base += offset<r.from, r.of>(Where{}, axes);
            if constexpr (!has_lanes || !varies<Where>)
                return Pack(*base);
            else if constexpr (adjacent<Where> && !Partial)
                return Pack::load_unaligned(base + shift);
            else {
                // Lanes behind the end repeat the last element: no lane sees a number nobody gave.
                std::size_t const by = step<r.from, r.of>(Where{}, axes);
                return Pack::gather([&](std::size_t lane) {
                    std::size_t const k = Partial && lane >= lanes ? lanes - 1 : lane;
                    return base[(shift + k) * by];
                });
            }
        }
    }

    template <int W>
    TAPELESS_INLINE Element* address() const {
        constexpr write w = l.write_at[W];
        constexpr auto axes = std::make_index_sequence<static_cast<std::size_t>(w.where.rank)>{};
        return m.storage[w.into] + offset<place::storage, w.into>(write_position<W>{}, axes);
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void put(Pack const& x, std::size_t shift) const {
        constexpr write w = l.write_at[W];
        using Where = write_position<W>;
        Element* const to = address<W>();
        if constexpr (!has_lanes)
            *to = w.does == effect::add ? *to + x : x;
        else if constexpr (adjacent<Where> && !Partial) {
            if constexpr (w.does == effect::add)
                (Pack::load_unaligned(to + shift) + x).store_unaligned(to + shift);
            else
                x.store_unaligned(to + shift);
        } else {
            constexpr auto axes =
                std::make_index_sequence<static_cast<std::size_t>(w.where.rank)>{};
            std::size_t const by = step<place::storage, w.into>(Where{}, axes);
            Element each[width];
            x.store_unaligned(each);
            std::size_t const end = Partial ? lanes : static_cast<std::size_t>(width);
            for (std::size_t k = 0; k < end; ++k) {
                Element& one = to[(shift + k) * by];
                one = w.does == effect::add ? one + each[k] : each[k];
            }
        }
    }

private:
    template <place From, int Of, int Axis>
    TAPELESS_INLINE std::size_t stride() const {
        if constexpr (From == place::argument)
            return Axis + 1 == Source::graph.rank_of[Of] ? 1 : m.argument_stride[Of][Axis];
        else
            return Axis + 1 == plan_of<Source>::plan.storage_at[Of].rank
                       ? 1
                       : m.storage_stride[Of][Axis];
    }
    template <place From, int Of, class Where, std::size_t... Axis>
    TAPELESS_INLINE std::size_t offset(Where, std::index_sequence<Axis...>) const {
        std::size_t total = 0;
        ((total += along<Where::at.at[Axis].index>(Where::at.at[Axis].offset) *
                   stride<From, Of, static_cast<int>(Axis)>()),
         ...);
        return total;
    }
    template <int Index>
    TAPELESS_INLINE std::size_t along(int shift) const {
        std::size_t const by = static_cast<std::size_t>(shift);
        if constexpr (Index < 0)
            return by;
        else
            return i[Index] + by;
    }
    /// The distance of adjacent lanes: 0 if they read one element.
    template <place From, int Of, class Where, std::size_t... Axis>
    TAPELESS_INLINE std::size_t step(Where, std::index_sequence<Axis...>) const {
        std::size_t total = 0;
        ((total += Where::at.at[Axis].index == l.lanes ? stride<From, Of, static_cast<int>(Axis)>()
                                                       : std::size_t{0}),
         ...);
        return total;
    }
    template <class Where>
    static constexpr bool varies = (indices_of(Where::at) & only(l.lanes)) != 0;
    template <class Where>
    static constexpr bool adjacent = varies<Where>&& suits_lanes(Where::at, l.lanes, 1) > 0;

    template <int R>
    struct read_position {
        static constexpr positions_of_axes at = read_number(R).where;
    };
    template <int W>
    struct write_position {
        static constexpr positions_of_axes at = l.write_at[W].where;
    };
};

} // namespace tapeless::arrays
