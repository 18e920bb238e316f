// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_end.hpp>
#include <tapeless/array/nest/nest_shape.hpp>

namespace tapeless::arrays {

template <class Body, class Source>
using nest_shape_of = nest_shape<Source, typename Body::Nest, typename Body::Pack, Body::width>;

/// A nest in the middle of its loops: how the loop over lanes goes, several packs at a time as long
/// as there are, and what comes last in part.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_lanes : nest_body<Source, K, Element, Taken>,
                    nest_shape_of<nest_body<Source, K, Element, Taken>, Source> {
    using Body = nest_body<Source, K, Element, Taken>;
    using Shape = nest_shape_of<Body, Source>;
    using Body::has_lanes;
    using Body::i;
    using Body::l;
    using Body::lanes;
    using Body::width;
    using Shape::is_light_sum;

    TAPELESS_INLINE explicit nest_lanes(machine<Source, Element> const& where) : Body(where) {}

    static constexpr bool has_end = l.end >= 0;
    /// So many packs side by side, the last one in part.
    template <int Packs, bool Partial>
    struct parts {};

    /// The loop over lanes: several packs at a time, then one, then what is left.
    template <int MostPacks, class Part>
    TAPELESS_INLINE void over_lanes(Part const& part) {
        constexpr std::size_t one = static_cast<std::size_t>(width);
        std::size_t end = this->template length<l.lanes>();
        if constexpr (whole_packs) end = (end + one - 1) / one * one;
        std::size_t k = 0;
        for (; end - k >= MostPacks * one; k += MostPacks * one) {
            i[l.lanes] = k;
            part(parts<MostPacks, false>{});
        }
        if constexpr (ends_together && MostPacks > 1) {
            if (k == end) return;
            i[l.lanes] = k;
            lanes = (end - k - 1) % one + 1;
            last_packs<whole_packs ? MostPacks - 1 : MostPacks>((end - k - 1) / one, part);
        } else {
            for (std::size_t const whole = end / one * one; k < whole; k += one) {
                i[l.lanes] = k;
                part(parts<1, false>{});
            }
            if (whole_packs || k == end) return;
            i[l.lanes] = k;
            lanes = end - k;
            if constexpr (!whole_packs) part(parts<1, true>{});
        }
    }
    static constexpr bool whole_packs = [] {
        if constexpr (has_end)
            return takes_whole_packs<Source, K>() && takes_whole_packs<Source, l.end>();
        else
            return takes_whole_packs<Source, K>();
    }();
    /// Whether the last packs go side by side as the others do, the last one in part: light sums,
    /// and turns that wait for the turn before.
    static constexpr bool ends_together = [] {
        if constexpr (has_lanes)
            return !l.lanes_reduced &&
                   (l.turn >= 0 || (has_masks<typename Body::Pack> && is_light_sum));
        else
            return false;
    }();
    template <int Packs, class Part>
    TAPELESS_INLINE void last_packs(std::size_t whole, Part const& part) {
        if (whole + 1 == Packs)
            part(parts<Packs, !whole_packs>{});
        else if constexpr (Packs > 1)
            last_packs<Packs - 1>(whole, part);
    }
    /// Calls `f` with the number of each pack and whether it is whole.
    template <int Packs, bool Partial, class Function>
    TAPELESS_INLINE static void each_pack(Function const& f) {
        [&]<int... Each>(std::integer_sequence<int, Each...>) TAPELESS_INLINE_LAMBDA {
            (f.template operator()<Body::template in_part<Each, Packs, Partial>>(Each), ...);
        }
        (std::make_integer_sequence<int, Packs>{});
    }
};

} // namespace tapeless::arrays
