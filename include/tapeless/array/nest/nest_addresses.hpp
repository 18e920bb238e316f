// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_accesses.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: where its reads and writes find their elements. What the
/// machine says is read once, since the compiler cannot know that no store changes it.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_addresses : nest_accesses<Source, K, Element, Taken> {
    using Accesses = nest_accesses<Source, K, Element, Taken>;
    using Accesses::accesses;
    using Accesses::combines;
    using Accesses::first_gather;
    using Accesses::first_write;
    using Accesses::graph;
    using Accesses::has_lanes;
    using Accesses::i;
    using Accesses::l;
    using Accesses::lanes;
    using Accesses::width;
    using typename Accesses::Nest;
    using typename Accesses::Pack;

    TAPELESS_INLINE explicit nest_addresses(machine<Source, Element> const& m) : Accesses(m) {
        [&]<std::size_t... A>(std::index_sequence<A...>) TAPELESS_INLINE_LAMBDA {
            (bind<static_cast<int>(A)>(m), ...);
        }
        (std::make_index_sequence<static_cast<std::size_t>(accesses)>{});
        [&]<std::size_t... R>(std::index_sequence<R...>) TAPELESS_INLINE_LAMBDA {
            (hold<static_cast<int>(R)>(), ...);
        }
        (std::make_index_sequence<static_cast<std::size_t>(l.reads)>{});
    }

protected:
    template <int A>
    using axes_of = typename Accesses::template axes_of<A>;
    template <int A>
    static constexpr read access = Accesses::template access<A>;
    template <int A>
    static constexpr bool in_memory = Accesses::template in_memory<A>;
    template <int A>
    static constexpr int is_of_integers = Accesses::template is_of_integers<A>;
    template <int A, int Axis>
    static constexpr bool is_combined = Accesses::template is_combined<A, Axis>;
    template <int A, int Axis>
    static constexpr combination combined = Accesses::template combined<A, Axis>;
    template <int R>
    static constexpr bool is_held = Accesses::template is_held<R>;
    template <int A>
    static constexpr bool is_strip = Accesses::template is_strip<A>;
    template <int A>
    static constexpr bool is_regular = Accesses::template is_regular<A>;

    template <int R>
    TAPELESS_INLINE void hold() {
        if constexpr (is_held<R>) held_[R] = Pack(*address<R>());
    }
    Element const* from_[accesses]; // where all of the loops are at their first turns
    std::size_t by_[accesses][max_rank];
    Pack held_[l.reads + 1]; // what no turn changes
    void const* integers_[accesses];
    std::size_t ahead_[combines ? accesses : 1]; // of an argument of integers: where it begins
    std::size_t coefficient_[combines ? accesses : 1][max_rank][max_terms];

    template <int A>
    TAPELESS_INLINE void bind(machine<Source, Element> const& m) {
        constexpr read r = access<A>;
        if constexpr (r.from == place::length) by_[A][0] = m.length[r.of];
        if constexpr (!in_memory<A>) return;
        if constexpr (combines) ahead_[A] = 0;
        if constexpr (is_of_integers<A> != 0)
            integers_[A] = m.integers[r.of];
        else if constexpr (r.from == place::argument)
            from_[A] = m.argument[r.of];
        else
            from_[A] = m.storage[r.of];
        [&]<std::size_t... Axis>(std::index_sequence<Axis...>) TAPELESS_INLINE_LAMBDA {
            (bind_axis<A, static_cast<int>(Axis)>(m), ...);
        }
        (axes_of<A>{});
    }
    template <int A, int Axis>
    TAPELESS_INLINE void bind_axis(machine<Source, Element> const& m) {
        constexpr read r = access<A>;
        constexpr position p = r.where.at[Axis];
        if constexpr (Axis + 1 == r.where.rank && is_of_integers<A> == 0)
            by_[A][Axis] = 1;
        else if constexpr (r.from == place::argument)
            by_[A][Axis] = m.argument_stride[r.of][Axis];
        else
            by_[A][Axis] = m.storage_stride[r.of][Axis];
        if constexpr (is_combined<A, Axis> || is_of_integers<A> != 0)
            bind_combined<A, Axis>(m);
        else if constexpr (p.offset > 0)
            from_[A] += static_cast<std::size_t>(p.offset) * by_[A][Axis];
        // A turn that lies in front of the array is added where an index leads back into it.
        if constexpr ((only(p.index) & l.fixed) != 0) {
            std::size_t const turn = m.now[p.index] + Accesses::back_of(p);
            if constexpr (is_of_integers<A> != 0)
                ahead_[A] += turn * by_[A][Axis];
            else
                from_[A] += signed_offset(turn * by_[A][Axis]);
        }
        if constexpr (p.index >= 0 && p.index == l.strip && !is_strip<A>) {
            if constexpr (is_of_integers<A> != 0)
                ahead_[A] += m.begin * by_[A][Axis];
            else
                from_[A] += m.begin * by_[A][Axis];
        }
    }
    /// What the turns do not change in a combination, and what they are multiplied by. Sums of
    /// positions may go below zero on the way.
    template <int A, int Axis>
    TAPELESS_INLINE void bind_combined(machine<Source, Element> const& m) {
        constexpr combination c = combined<A, Axis>;
        constexpr int offset = access<A>.where.at[Axis].offset;
        std::size_t const by = by_[A][Axis];
        ahead_[A] += static_cast<std::size_t>(static_cast<std::ptrdiff_t>(offset)) * by;
        if constexpr (c.beyond >= 0) ahead_[A] += m.length[c.beyond] * by;
        for (int k = 0; k < c.terms; ++k) {
            int const d = c.term[k].scale;
            std::size_t const scale = d < 0 ? 1 : m.length[d];
            coefficient_[A][Axis][k] =
                static_cast<std::size_t>(static_cast<std::ptrdiff_t>(c.term[k].stride)) * scale *
                by;
        }
    }

    /// `lane` counts from the turn that the lanes are at.
    template <int A>
    TAPELESS_INLINE Element* address(std::size_t lane = 0) const {
        // Only results and storages are written to.
        return const_cast<Element*>(from_[A] + signed_offset(offset<A>(lane, axes_of<A>{})));
    }
    template <int A, std::size_t... Axis>
    TAPELESS_INLINE std::size_t offset([[maybe_unused]] std::size_t lane,
                                       std::index_sequence<Axis...>) const {
        std::size_t sum = 0;
        if constexpr (is_of_integers<A> != 0 || (is_combined<A, static_cast<int>(Axis)> || ...))
            sum = ahead_[A];
        ((sum += along<A, static_cast<int>(Axis)>(lane)), ...);
        if constexpr (!is_regular<A> || is_of_integers<A> != 0)
            ((sum += aside<A, static_cast<int>(Axis)>(lane)), ...);
        return sum;
    }
    template <int A>
    TAPELESS_INLINE std::int64_t integer(std::size_t lane) const {
        return integer_at<is_of_integers<A>>(integers_[A], offset<A>(lane, axes_of<A>{}));
    }
    /// What an axis adds for a lane, but for an integer, which is read there.
    template <int A, int Axis>
    TAPELESS_INLINE std::size_t aside([[maybe_unused]] std::size_t lane) const {
        constexpr position p = access<A>.where.at[Axis];
        if constexpr (!has_lanes)
            return 0;
        else if constexpr (is_combined<A, Axis>) {
            std::size_t sum = 0;
            for (int k = 0; k < combined<A, Axis>.terms; ++k)
                if (combined<A, Axis>.term[k].index == l.lanes)
                    sum += lane * coefficient_[A][Axis][k];
            return sum;
        } else
            return p.index == l.lanes ? lane * by_[A][Axis] : 0;
    }
    template <int A, int Axis>
    TAPELESS_INLINE std::size_t along_combined(std::size_t lane) const {
        constexpr combination c = combined<A, Axis>;
        std::size_t sum = 0;
        for (int k = 0; k < c.terms; ++k) sum += i[c.term[k].index] * coefficient_[A][Axis][k];
        if constexpr (c.gathered != 0)
            sum += static_cast<std::size_t>(integer<first_gather + l.gather_of(c.gathered)>(lane)) *
                   by_[A][Axis];
        return sum;
    }
    template <int A, int Axis>
    TAPELESS_INLINE std::size_t along([[maybe_unused]] std::size_t lane) const {
        constexpr position p = access<A>.where.at[Axis];
        constexpr std::size_t back = Accesses::back_of(p);
        if constexpr (is_combined<A, Axis>)
            return along_combined<A, Axis>(lane);
        else if constexpr (p.index < 0 || (only(p.index) & l.fixed) != 0)
            return 0;
        else if constexpr (is_of_integers<A> != 0)
            return i[p.index] * by_[A][Axis];
        else if constexpr (Axis + 1 == access<A>.where.rank)
            return i[p.index] + back;
        else
            return (i[p.index] + back) * by_[A][Axis];
    }
    /// The distance of adjacent lanes.
    template <int A>
    TAPELESS_INLINE std::size_t step() const {
        return [&]<std::size_t... Axis>(std::index_sequence<Axis...>) TAPELESS_INLINE_LAMBDA {
            return (aside<A, static_cast<int>(Axis)>(1) + ... + 0);
        }
        (axes_of<A>{});
    }
    /// What strides are multiplied by is not worth to be known before all loops: there are more
    /// such numbers than registers, and few of them are wanted where loops are short.
    TAPELESS_INLINE void forget_strides() {
        [&]<std::size_t... A>(std::index_sequence<A...>) TAPELESS_INLINE_LAMBDA {
            (forget_strides_of<static_cast<int>(A)>(), ...);
        }
        (std::make_index_sequence<static_cast<std::size_t>(accesses)>{});
    }
    template <int A>
    TAPELESS_INLINE void forget_strides_of() {
        if constexpr (in_memory<A>)
            for (int axis = 0; axis + 1 < access<A>.where.rank; ++axis)
                asm("" : "+r"(by_[A][axis]));
    }
};

} // namespace tapeless::arrays
