// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/across_lanes.hpp>
#include <tapeless/array/nests.hpp>
#include <tapeless/array/tensor.hpp>

namespace tapeless::arrays {

/// Where arrays lie when the program runs. What the compiler knows is not read from here.
template <class Element>
struct machine {
    Element const* argument[max_targets]{};
    std::size_t argument_stride[max_targets][max_rank]{};
    Element* storage[max_storages]{};
    std::size_t storage_stride[max_storages][max_rank]{};
    std::size_t length[max_dimensions]{};
    std::size_t begin = 0; // of the strip that a group of nests is at
    std::size_t count = 0; // of its elements
};

/// A nest in the middle of its loops: how its reads and writes find their elements in memory. What
/// the machine says is read once, since the compiler cannot know that no store changes it.
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

    std::size_t i[max_indices]; // turn of each loop
    std::size_t lanes = static_cast<std::size_t>(width);

    TAPELESS_INLINE explicit nest_memory(machine<Element> const& m) : begin_(m.begin) {
        [&]<std::size_t... L>(std::index_sequence<L...>) TAPELESS_INLINE_LAMBDA {
            ((length_[L] = length_of<l.loop[L]>(m)), ...);
        }
        (std::make_index_sequence<static_cast<std::size_t>(l.loops)>{});
        [&]<std::size_t... A>(std::index_sequence<A...>) TAPELESS_INLINE_LAMBDA {
            (bind<static_cast<int>(A)>(m), ...);
        }
        (std::make_index_sequence<static_cast<std::size_t>(accesses)>{});
    }

    template <int Index>
    TAPELESS_INLINE std::size_t length() const {
        constexpr position until = plan_of<Source>::plan.g.index[Index].until;
        if constexpr (until.index >= 0)
            return i[until.index] + static_cast<std::size_t>(until.offset);
        else
            return length_[level_of(Index)];
    }

    /// What read R sees; R = reads is where a scan starts.
    template <int R, bool Partial>
    TAPELESS_INLINE Pack load(std::size_t shift) const {
        constexpr read r = access_number(R);
        if constexpr (r.from == place::length)
            return Pack(static_cast<Element>(by_[R][0]));
        else if constexpr (r.from == place::number)
            return numbers<r.of>(shift);
        else {
            Element const* const from = address<R>();
            if constexpr (!has_lanes || !varies<R>)
                return Pack(*from);
            else if constexpr (adjacent<R> && (!Partial || is_strip<R>))
                return Pack::load_unaligned(from + shift);
            else {
                // Lanes behind the end repeat the last element: no lane sees a number nobody gave.
                std::size_t const by = step<R>();
                return Pack::gather([&](std::size_t lane) {
                    std::size_t const k = Partial && lane >= lanes ? lanes - 1 : lane;
                    return from[(shift + k) * by];
                });
            }
        }
    }
    template <int W>
    TAPELESS_INLINE Element& element() const {
        return *address<l.reads + 1 + W>();
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void put(Pack const& x, std::size_t shift) const {
        constexpr int A = l.reads + 1 + W;
        constexpr bool adds = l.write_at[W].does == effect::add;
        Element* const to = address<A>();
        if constexpr (!has_lanes)
            *to = adds ? *to + x : x;
        else if constexpr (adjacent<A> && (!Partial || is_strip<A>)) {
            if constexpr (adds)
                (Pack::load_unaligned(to + shift) + x).store_unaligned(to + shift);
            else
                x.store_unaligned(to + shift);
        } else {
            std::size_t const by = step<A>();
            Element each[width];
            x.store_unaligned(each);
            std::size_t const end = Partial ? lanes : static_cast<std::size_t>(width);
            for (std::size_t k = 0; k < end; ++k) {
                Element& one = to[(shift + k) * by];
                one = adds ? one + each[k] : each[k];
            }
        }
    }

private:
    static constexpr int accesses = l.reads + 1 + l.writes;
    static constexpr read access_number(int k) {
        if (k < l.reads) return l.read_at[k];
        if (k == l.reads) return l.start;
        write const& w = l.write_at[k - l.reads - 1];
        return {place::storage, w.into, w.where};
    }
    template <int A>
    static constexpr read access = access_number(A);
    template <int A>
    static constexpr bool in_memory =
        access<A>.from == place::argument || access<A>.from == place::storage;
    template <int A>
    using axes_of = std::make_index_sequence<static_cast<std::size_t>(access<A>.where.rank)>;

    Element const* from_[accesses]; // where all of the loops are at their first turns
    std::size_t by_[accesses][max_rank];
    std::size_t length_[l.loops + 1];
    std::size_t begin_;

    static constexpr int level_of(int index) {
        int level = 0;
        while (level < l.loops && l.loop[level] != index) ++level;
        return level;
    }
    template <int Index>
    TAPELESS_INLINE static std::size_t length_of(machine<Element> const& m) {
        constexpr int d = plan_of<Source>::plan.g.dimension_at(Index);
        constexpr std::size_t known = plan_of<Source>::plan.g.length[d];
        if constexpr (Index == l.strip)
            return m.count;
        else if constexpr (known != dynamic)
            return known;
        else
            return m.length[d];
    }
    template <int A>
    TAPELESS_INLINE void bind(machine<Element> const& m) {
        constexpr read r = access<A>;
        if constexpr (r.from == place::length) by_[A][0] = m.length[r.of];
        if constexpr (!in_memory<A>) return;
        if constexpr (r.from == place::argument)
            from_[A] = m.argument[r.of];
        else
            from_[A] = m.storage[r.of];
        [&]<std::size_t... Axis>(std::index_sequence<Axis...>) TAPELESS_INLINE_LAMBDA {
            (bind_axis<A, static_cast<int>(Axis)>(m), ...);
        }
        (axes_of<A>{});
    }
    template <int A, int Axis>
    TAPELESS_INLINE void bind_axis(machine<Element> const& m) {
        constexpr read r = access<A>;
        constexpr position p = r.where.at[Axis];
        if constexpr (Axis + 1 == r.where.rank)
            by_[A][Axis] = 1;
        else if constexpr (r.from == place::argument)
            by_[A][Axis] = m.argument_stride[r.of][Axis];
        else
            by_[A][Axis] = m.storage_stride[r.of][Axis];
        if constexpr (p.offset > 0) from_[A] += static_cast<std::size_t>(p.offset) * by_[A][Axis];
        if constexpr (p.index >= 0 && p.index == l.strip && !is_strip<A>)
            from_[A] += m.begin * by_[A][Axis];
    }

    template <int A>
    TAPELESS_INLINE Element* address() const {
        return address<A>(axes_of<A>{});
    }
    template <int A, std::size_t... Axis>
    TAPELESS_INLINE Element* address(std::index_sequence<Axis...>) const {
        std::size_t offset = 0;
        ((offset += along<A, static_cast<int>(Axis)>()), ...);
        // Only results and storages are written to.
        return const_cast<Element*>(from_[A] + offset);
    }
    template <int A, int Axis>
    TAPELESS_INLINE std::size_t along() const {
        constexpr position p = access<A>.where.at[Axis];
        // What leads in front of an array is added where an index leads back into it.
        constexpr std::size_t back = p.offset < 0 ? static_cast<std::size_t>(p.offset) : 0;
        if constexpr (p.index < 0)
            return 0;
        else if constexpr (Axis + 1 == access<A>.where.rank)
            return i[p.index] + back;
        else
            return (i[p.index] + back) * by_[A][Axis];
    }
    /// Whether a storage holds one strip; it has room for whole packs.
    template <int A>
    static constexpr bool is_strip =
        access<A>.from ==
        place::storage&& plan_of<Source>::plan.storage_at[access<A>.of].strip_axis >= 0;

    template <int Index>
    TAPELESS_INLINE Pack numbers([[maybe_unused]] std::size_t shift) const {
        std::size_t const here = i[Index] + (Index == l.strip ? begin_ : 0);
        if constexpr (has_lanes && Index == l.lanes)
            return Pack::gather(
                [&](std::size_t lane) { return static_cast<Element>(here + shift + lane); });
        else
            return Pack(static_cast<Element>(here));
    }
    /// The distance of adjacent lanes.
    template <int A>
    TAPELESS_INLINE std::size_t step() const {
        return [&]<std::size_t... Axis>(std::index_sequence<Axis...>) TAPELESS_INLINE_LAMBDA {
            return ((access<A>.where.at[Axis].index == l.lanes ? by_[A][Axis] : 0) + ... + 0);
        }
        (axes_of<A>{});
    }
    template <int A>
    static constexpr bool varies = (indices_of(access<A>.where) & only(l.lanes)) != 0;
    template <int A>
    static constexpr bool adjacent = varies<A>&& suits_lanes(access<A>.where, l.lanes, 1) > 0;
};

} // namespace tapeless::arrays
