// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/across_lanes.hpp>
#include <tapeless/array/nest/nest_addresses.hpp>
#include <tapeless/array/nest/padding.hpp>
#include <tapeless/array/nest/part_of_pack.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: how elements are read and written, a pack of lanes at a time.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_memory : nest_addresses<Source, K, Element, Taken> {
    using Addresses = nest_addresses<Source, K, Element, Taken>;
    using Addresses::first_write;
    using Addresses::graph;
    using Addresses::has_lanes;
    using Addresses::i;
    using Addresses::l;
    using Addresses::lanes;
    using Addresses::width;
    using typename Addresses::Nest;
    using typename Addresses::Pack;

    /// Whether lanes behind the end may be zeros.
    static constexpr bool is_polynomial =
        body_is_polynomial<Nest>() && !padding_of<Source>::is_written_by(l);

    TAPELESS_INLINE explicit nest_memory(machine<Source, Element> const& m) : Addresses(m) {}

    /// What read R sees. Behind those of the body come the starts of states.
    template <int R, bool Partial>
    TAPELESS_INLINE Pack load(std::size_t shift) const {
        constexpr read r = access_number(R);
        if constexpr (r.from == place::length)
            return Pack(static_cast<Element>(by_[R][0]));
        else if constexpr (r.from == place::number)
            return numbers<r.of>(shift);
        else if constexpr (is_of_integers<R>)
            return integers<R, Partial>(shift);
        else {
            Element const* const from = address<R>();
            if constexpr (is_held<R>)
                return held_[R];
            else if constexpr (!has_lanes || !varies<R>)
                return Pack(*from);
            else if constexpr (adjacent<R> && (!Partial || has_whole_packs<R>))
                return Pack::load_unaligned(from + shift);
            else if constexpr (adjacent<R> && is_polynomial)
                return load_first_and_zeros<Pack>(from + shift, lanes);
            else if constexpr (adjacent<R>)
                return load_first<Pack>(from + shift, lanes);
            else {
                // Lanes behind the end repeat the last element: no lane sees a number nobody gave.
                std::size_t const by = step<R>();
                return Pack::gather([&](std::size_t lane) {
                    std::size_t const k = Partial && lane >= lanes ? lanes - 1 : lane;
                    if constexpr (is_regular<R>)
                        return from[signed_offset((shift + k) * by)];
                    else
                        return *address<R>(shift + k);
                });
            }
        }
    }
    template <int W>
    TAPELESS_INLINE Element& element() const {
        return *address<first_write + W>();
    }
    /// Where a lane of a write lies.
    template <int W>
    TAPELESS_INLINE Element* place_of_lane(std::size_t lane) const {
        constexpr int A = first_write + W;
        return address<A>() + signed_offset(lane * step<A>());
    }
    template <int W>
    TAPELESS_INLINE std::size_t step_of() const {
        return step<first_write + W>();
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void put(Pack const& x, std::size_t shift) const {
        constexpr int A = first_write + W;
        constexpr bool adds = l.write_at[W].does == effect::add;
        Element* const to = address<A>();
        if constexpr (!has_lanes)
            *to = adds ? *to + x : x;
        else if constexpr (adjacent<A> && (!Partial || has_whole_packs<A>)) {
            if constexpr (adds)
                (Pack::load_unaligned(to + shift) + x).store_unaligned(to + shift);
            else
                x.store_unaligned(to + shift);
        } else if constexpr (adjacent<A>) {
            if constexpr (adds)
                store_first(load_first<Pack>(to + shift, lanes) + x, to + shift, lanes);
            else
                store_first(x, to + shift, lanes);
        } else {
            std::size_t const by = step<A>();
            Element each[width];
            x.store_unaligned(each);
            std::size_t const end = Partial ? lanes : static_cast<std::size_t>(width);
            for (std::size_t k = 0; k < end; ++k) {
                Element& one =
                    is_regular<A> ? to[signed_offset((shift + k) * by)] : *address<A>(shift + k);
                one = adds ? one + each[k] : each[k];
            }
        }
    }

    static constexpr bool is_dot_product() { return body_is_dot_product<Nest>(); }

protected:
    using Addresses::access_number;
    using Addresses::by_;

private:
    using Addresses::begin_;
    using Addresses::held_;

    // What the addresses know

    template <int A>
    static constexpr read access = Addresses::template access<A>;
    template <int A>
    static constexpr int is_of_integers = Addresses::template is_of_integers<A>;
    template <int A>
    static constexpr bool is_held = Addresses::template is_held<A>;
    template <int A>
    static constexpr bool has_whole_packs = Addresses::template has_whole_packs<A>;
    template <int A>
    static constexpr bool varies = Addresses::template varies<A>;
    template <int A>
    static constexpr bool is_regular = Addresses::template is_regular<A>;
    template <int A>
    static constexpr bool adjacent = varies<A>&& suits_lanes(graph, access<A>.where, l.lanes, 1) >
                                     0;
    template <int A>
    TAPELESS_INLINE Element* address(std::size_t lane = 0) const {
        return Addresses::template address<A>(lane);
    }
    template <int A>
    TAPELESS_INLINE std::size_t step() const {
        return Addresses::template step<A>();
    }

    template <int R, bool Partial>
    TAPELESS_INLINE Pack integers([[maybe_unused]] std::size_t shift) const {
        if constexpr (!has_lanes || !varies<R>)
            return Pack(static_cast<Element>(this->template integer<R>(0)));
        else
            return Pack::gather([&](std::size_t lane) {
                std::size_t const k = Partial && lane >= lanes ? lanes - 1 : lane;
                return static_cast<Element>(this->template integer<R>(shift + k));
            });
    }
    template <int Index>
    TAPELESS_INLINE Pack numbers([[maybe_unused]] std::size_t shift) const {
        std::size_t const here = i[Index] + (Index == l.strip ? begin_ : 0);
        if constexpr (has_lanes && Index == l.lanes)
            return Pack::gather(
                [&](std::size_t lane) { return static_cast<Element>(here + shift + lane); });
        else
            return Pack(static_cast<Element>(here));
    }
};

} // namespace tapeless::arrays
