// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_body.hpp>

namespace tapeless::arrays {

/// Whether all that differs from lane to lane is in strips, which have room for whole packs, and
/// nothing is combined over the lanes.
template <class Source, int K>
constexpr bool takes_whole_packs() {
    constexpr nest_layout const& l = nest_of<Source, K>::layout;
    constexpr auto const& plan = plan_of<Source>::plan;
    if (l.strip < 0 || l.lanes != l.strip || l.lanes_reduced || l.gathers > 0) return false;
    auto const is_whole = [&](bool in_strip, positions_of_axes const& where) {
        for (int axis = 0; axis < where.rank && !in_strip; ++axis)
            if ((plan.g.indices_at(where.at[axis]) & only(l.lanes)) != 0) return false;
        return true;
    };
    for (int r = 0; r < l.reads; ++r) {
        read const& one = l.read_at[r];
        bool const in_strip = one.from == place::storage && plan.storage_at[one.of].strip_axis >= 0;
        if (!is_whole(in_strip, one.where)) return false;
    }
    for (int w = 0; w < l.writes; ++w) {
        write const& one = l.write_at[w];
        if (one.does == effect::add) return false;
        if (!is_whole(plan.storage_at[one.into].strip_axis >= 0, one.where)) return false;
    }
    return true;
}

/// The nest that ends the tiles of another one, nest K: for each element of a tile and each pack of
/// lanes it takes the sums that are in registers. Its own sums, over lanes, begin with a tile's
/// loop over lanes and settle behind it.
template <class Source, int K, class Element>
struct nest_end : nest_body<Source, nest_of<Source, K>::layout.end, Element> {
    using Body = nest_body<Source, nest_of<Source, K>::layout.end, Element>;
    using typename Body::sums;
    static constexpr nest_layout const& tile = nest_of<Source, K>::layout;

    TAPELESS_INLINE explicit nest_end(machine<Source, Element> const& where) : Body(where) {}

    /// To the turn that the tile's nest is at.
    TAPELESS_INLINE void go_to(std::size_t const* turn, std::size_t count) {
        [&]<int... L>(std::integer_sequence<int, L...>) TAPELESS_INLINE_LAMBDA {
            ((this->i[tile.index_of_end[L]] = turn[tile.loop[L]]), ...);
        }
        (std::make_integer_sequence<int, tile.outer + 1>{});
        this->lanes = count;
    }
};
/// Where none does.
struct no_end {
    struct sums {};
    TAPELESS_INLINE explicit no_end(auto const&) {}
};

template <class Source, int K, class Element>
using end_of_tiles = typename std::conditional_t<(nest_of<Source, K>::layout.end >= 0),
                                                 std::type_identity<nest_end<Source, K, Element>>,
                                                 std::type_identity<no_end>>::type;

} // namespace tapeless::arrays
