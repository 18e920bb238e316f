// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/tile_turns.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: a tile, from the numbers that its sums begin with to the
/// memory where they go, or to the nest that ends the tiles.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_tile : tile_turns<Source, K, Element, Taken> {
    using Base = tile_turns<Source, K, Element, Taken>;
    using Body = typename Base::Body;
    using Shape = typename Base::Shape;
    using Base::has_end;
    using Body::has_lanes;
    using Body::i;
    using Body::l;
    using Body::lanes;
    using Body::width;
    using Shape::column_index;
    using Shape::in_stretches;
    using Shape::summed_index;
    using typename Body::sums;

    TAPELESS_INLINE explicit nest_tile(machine<Source, Element> const& where)
        : Base(where), end_(where) {}

    /// Accumulates in registers for the units of a tile and `Packs` packs of lanes each.
    template <class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void tile() {
        sums acc[Tile::units * Packs];
        if constexpr (Shape::forgets) this->forget_strides();
        Tile const at(*this);
        simd::unrolled<Tile::units>([&](int u) TAPELESS_INLINE_LAMBDA {
            at.go_to(*this, u);
            Base::template each_pack<Packs, Partial>(
                [&]<bool InPart>(int k) TAPELESS_INLINE_LAMBDA {
                    this->template begin<InPart>(acc[u * Packs + k],
                                                 static_cast<std::size_t>(k * width));
                });
        });
        at.go_to(*this, 0);
        this->template inner<l.outer + (has_lanes && !l.lanes_reduced ? 1 : 0), Tile, Packs,
                             Partial>(acc);
        if constexpr (has_end)
            if (!goes_on_later()) return end_tile<Tile, Packs, Partial>(at, acc);
        settle_tile<Tile, Packs, Partial>(at, acc);
    }

private:
    using End = end_of_tiles<Source, K, Element>;
    End end_;

    /// Whether the sums of the tiles go on in another stretch.
    TAPELESS_INLINE bool goes_on_later() const {
        if constexpr (in_stretches)
            return this->last_ < this->template length<summed_index>();
        else
            return false;
    }
    /// The nest that ends the tiles takes the sums of one.
    template <class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void end_tile(Tile const& at, sums* acc) {
        if (this->goes_on)
            simd::unrolled<Tile::units>([&](int u) TAPELESS_INLINE_LAMBDA {
                at.go_to(*this, u);
                Base::template each_pack<Packs, Partial>(
                    [&]<bool InPart>(int k) TAPELESS_INLINE_LAMBDA {
                        this->template go_on<InPart>(acc[u * Packs + k],
                                                     static_cast<std::size_t>(k * width));
                    });
            });
        simd::unrolled<Tile::units>([&](int u) TAPELESS_INLINE_LAMBDA {
            at.go_to(*this, u);
            end_.go_to(i, lanes);
            typename End::sums own;
            End::clear(own);
            Base::template each_pack<Packs, Partial>(
                [&]<bool InPart>(int k) TAPELESS_INLINE_LAMBDA {
                    auto const shift = static_cast<std::size_t>(k * width);
                    sums const& here = acc[u * Packs + k];
                    this->template put_for_others<InPart>(here, shift);
                    end_.template body<InPart>(own, shift, here.at);
                });
            end_.settle_lanes(own);
        });
        at.go_to(*this, 0);
    }
    template <class Tile>
    static constexpr bool in_squares = [] {
        if constexpr (!l.lanes_reduced && Tile::rows == 1 && Tile::columns == width && has_lanes &&
                      Tile::columns > 1)
            return Body::template settles_turned<column_index>();
        else
            return false;
    }();
    template <class Tile>
    static constexpr bool is_column = l.lanes_reduced&& Tile::columns == 1 &&
                                      Tile::rows == width&& Body::makes_sums_only();
    template <class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void settle_tile(Tile const& at, sums* acc) {
        constexpr bool side_by_side = l.lanes_reduced && Tile::columns == width &&
                                      Body::template settles_in_rows<column_index>();
        if constexpr (side_by_side)
            simd::unrolled<Tile::rows>([&](int r) TAPELESS_INLINE_LAMBDA {
                at.go_to(*this, r * width);
                this->template settle_row<Packs>(acc + r * width * Packs);
            });
        else if constexpr (is_column<Tile>)
            this->template settle_column<Packs>(
                acc, [&](int u) TAPELESS_INLINE_LAMBDA { at.go_to(*this, u); });
        else if constexpr (in_squares<Tile>)
            Base::template each_pack<Packs, Partial>([&]<bool InPart>(
                                                         int k) TAPELESS_INLINE_LAMBDA {
                this->template settle_square<Packs>(acc + k, static_cast<std::size_t>(k * width),
                                                    InPart ? lanes : std::size_t{width});
            });
        else
            simd::unrolled<Tile::units>([&](int u) TAPELESS_INLINE_LAMBDA {
                at.go_to(*this, u);
                this->template settle<Packs, Partial>(acc + u * Packs);
            });
        at.go_to(*this, 0);
    }
};

} // namespace tapeless::arrays
