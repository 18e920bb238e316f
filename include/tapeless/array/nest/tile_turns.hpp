// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_lanes.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: the turns of a tile, which is several turns of the last outer
/// loops that go together. What they accumulate stays in registers until the inner loops have
/// ended.
template <class Source, int K, class Element, branch Taken = branch::both>
struct tile_turns : nest_lanes<Source, K, Element, Taken> {
    using Base = nest_lanes<Source, K, Element, Taken>;
    using Body = typename Base::Body;
    using Shape = typename Base::Shape;
    using Body::i;
    using Body::l;
    using Body::width;
    using Shape::column_index;
    using Shape::in_stretches;
    using Shape::is_below;
    using Shape::row_index;
    using Shape::summed_index;
    using typename Body::sums;

    TAPELESS_INLINE explicit tile_turns(machine<Source, Element> const& where) : Base(where) {}

    /// Turns of the last outer loops that go together, row by row.
    template <int Rows, int Columns>
    struct tile_shape {
        static constexpr int rows = Rows;
        static constexpr int columns = Columns;
        static constexpr int units = Rows * Columns;
        std::size_t row = 0, column = 0;

        TAPELESS_INLINE explicit tile_shape(tile_turns const& nest) {
            if constexpr (Rows > 1) row = nest.i[row_index];
            if constexpr (Columns > 1) column = nest.i[column_index];
        }
        TAPELESS_INLINE void go_to(tile_turns& nest, [[maybe_unused]] int unit) const {
            if constexpr (Rows > 1)
                nest.i[row_index] = row + static_cast<std::size_t>(unit / Columns);
            if constexpr (Columns > 1)
                nest.i[column_index] = column + static_cast<std::size_t>(unit % Columns);
        }
    };

    std::size_t first_ = 0, last_ = 0; // of the stretch

    template <int Level, class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void inner(sums* acc) {
        if constexpr (Level == l.loops)
            turn<Tile, Packs, Packs, Partial>(acc);
        else if constexpr (l.lanes_reduced && Level + 1 == l.loops)
            this->template over_lanes<Packs>(
                [&]<int P, bool Q>(typename Base::template parts<P, Q>)
                    TAPELESS_INLINE_LAMBDA { turn<Tile, Packs, P, Q>(acc); });
        else {
            constexpr int index = l.loop[Level];
            std::size_t const end =
                in_stretches && index == summed_index ? last_ : this->template length<index>();
            std::size_t k = in_stretches && index == summed_index ? first_ : 0;
            if constexpr (index == summed_index && Tile::units * Packs < 4)
                k = several_turns<Tile, Packs, Partial>(acc, k, end);
            for (; k < end; ++k) {
                i[index] = index == l.turn && l.descending ? end - 1 - k : k;
                inner<Level + 1, Tile, Packs, Partial>(acc);
            }
            if constexpr (Tile::units > 1 && is_below(index, column_index))
                rest<Level, Tile, Packs, Partial>(acc);
        }
    }
    /// Few sums would wait for each other: neighbouring turns have sums of their own.
    template <class Tile, int Packs, bool Partial>
    TAPELESS_INLINE std::size_t several_turns(sums* acc, std::size_t k, std::size_t end) {
        constexpr int one = Tile::units * Packs;
        constexpr int turns = 4 / one;
        if (end - k < 2 * turns) return k;
        sums more[turns * one];
        simd::unrolled<turns * one>([&](int u) TAPELESS_INLINE_LAMBDA { this->clear(more[u]); });
        for (; end - k >= turns; k += turns)
            simd::unrolled<turns>([&](int t) TAPELESS_INLINE_LAMBDA {
                i[summed_index] = k + static_cast<std::size_t>(t);
                turn<Tile, Packs, Packs, Partial>(more + t * one);
            });
        simd::unrolled<turns * one>(
            [&](int u) TAPELESS_INLINE_LAMBDA { this->add_up(acc[u % one], more[u]); });
        return k;
    }
    /// Where the loop ends for the first column it goes on for the others, each by itself.
    template <int Level, class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void rest(sums* acc) {
        constexpr int index = l.loop[Level];
        Tile const at(*this);
        std::size_t const begin = this->template length<index>();
        for (int u = 1; u < Tile::units; ++u) {
            at.go_to(*this, u);
            for (std::size_t k = begin; k < begin + static_cast<std::size_t>(u); ++k) {
                i[index] = k;
                inner<Level + 1, tile_shape<1, 1>, Packs, Partial>(acc + u * Packs);
            }
        }
        at.go_to(*this, 0);
    }
    /// The body for a tile, one beside the other: what its units or packs share is loaded once.
    /// Column by column, so that no more than the rows' operands stay in registers beside the sums.
    template <class Tile, int Stride, int Packs, bool Partial>
    TAPELESS_INLINE void turn(sums* acc) {
        if constexpr (Packs > 1 && Tile::units == 1 && Body::goes_abreast)
            return this->template bodies<Packs, Partial>(acc);
        Tile const at(*this);
        simd::unrolled<Tile::units>([&](int k) TAPELESS_INLINE_LAMBDA {
            int const u = k % Tile::rows * Tile::columns + k / Tile::rows;
            at.go_to(*this, u);
            Base::template each_pack<Packs, Partial>(
                [&]<bool InPart>(int p) TAPELESS_INLINE_LAMBDA {
                    this->template body<InPart>(acc[u * Stride + p],
                                                static_cast<std::size_t>(p * width));
                });
        });
        at.go_to(*this, 0);
    }
};

} // namespace tapeless::arrays
