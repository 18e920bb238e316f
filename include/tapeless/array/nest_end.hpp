// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest_body.hpp>

namespace tapeless::arrays {

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
