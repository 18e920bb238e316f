// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest_end.hpp>
#include <tapeless/array/nest_shape.hpp>

namespace tapeless::arrays {

template <class Body, class Source>
using nest_shape_of = nest_shape<Source, typename Body::Nest, typename Body::Pack, Body::width>;

/// One nest of loops: each turn evaluates the body's program at a few packs of lanes.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_run : nest_body<Source, K, Element, Taken>,
                  nest_shape_of<nest_body<Source, K, Element, Taken>, Source> {
    using Body = nest_body<Source, K, Element, Taken>;
    using Shape = nest_shape_of<Body, Source>;
    using Body::has_lanes;
    using Body::i;
    using Body::l;
    using Body::lanes;
    using Body::width;
    using Shape::column_index;
    using Shape::columns;
    using Shape::in_stretches;
    using Shape::is_below;
    using Shape::is_light_sum;
    using Shape::is_part_of_call;
    using Shape::most_packs;
    using Shape::packs_in_row;
    using Shape::row_index;
    using Shape::rows;
    using Shape::stretch;
    using Shape::summed_index;
    using typename Body::Nest;
    using typename Body::sums;

    TAPELESS_INLINE static void run(machine<Source, Element> const& where) {
        if constexpr (l.decided_by >= 0) {
            if (*where.storage[l.decided_by] == 0)
                nest_run<Source, K, Element, branch::zero>::run_apart(
                    machine<Source, Element>(where)); // a copy: the other one is in registers
            else
                nest_run<Source, K, Element, branch::other>::run(where);
        } else if constexpr (may_have_long_rows) {
            if (Body::template length_of<l.row>(where) >= static_cast<std::size_t>(width))
                return nest_run<Source, K, Element, branch::long_rows>::run(where);
            if constexpr (known_row == dynamic) run_apart(where);
        } else if constexpr (is_part_of_call)
            run_here(where);
        else
            run_apart(where);
    }

    [[gnu::noinline, gnu::flatten]] static void run_apart(machine<Source, Element> const& where) {
        run_here(where);
    }

private:
    static constexpr std::size_t known_row =
        l.row < 0 ? 0 : Body::graph.length[Body::graph.dimension_at(l.row < 0 ? 0 : l.row)];
    static constexpr bool may_have_long_rows = l.row >= 0 && Taken == branch::both &&
                                               Shape::is_light && known_row >= width;
    TAPELESS_INLINE static void run_here(machine<Source, Element> const& where) {
        nest_run nest(where);
        if constexpr (in_stretches) {
            std::size_t const end = nest.template length<summed_index>();
            do {
                nest.last_ = end - nest.first_ < 2 * stretch ? end : nest.first_ + stretch;
                nest.template outer<0>();
                nest.goes_on = true;
                nest.first_ = nest.last_;
            } while (nest.last_ < end);
        } else
            nest.template outer<0>();
    }
    std::size_t first_ = 0, last_ = 0; // of the stretch

    static constexpr bool has_end = l.end >= 0;
    using End = end_of_tiles<Source, K, Element>;
    End end_;

    TAPELESS_INLINE explicit nest_run(machine<Source, Element> const& where)
        : Body(where), end_(where) {}

    template <int Level>
    TAPELESS_INLINE void outer() {
        if constexpr (Level < l.outer) {
            constexpr int index = l.loop[Level];
            std::size_t const end = this->template length<index>();
            std::size_t k = 0;
            if constexpr (index == row_index && is_below(column_index, row_index))
                for (; end - k >= rows; k += rows) {
                    i[index] = k;
                    over_columns();
                }
            else if constexpr (index == row_index)
                return over_rows();
            if constexpr (index == column_index)
                for (; end - k >= columns; k += columns) {
                    i[index] = k;
                    units<1, columns>();
                }
            for (; k < end; ++k) {
                i[index] = k;
                outer<Level + 1>();
            }
        } else
            units<1, 1>();
    }
    /// As many columns as go together in several rows, then the columns that are left, each with as
    /// many rows as go together.
    TAPELESS_INLINE void over_rows() {
        std::size_t const end = this->template length<row_index>();
        std::size_t const across = this->template length<column_index>();
        std::size_t const beside = across / columns * columns;
        std::size_t k = 0;
        if (beside > 0)
            for (; k < end; k += end - k >= rows ? rows : 1) {
                i[row_index] = k;
                for (std::size_t c = 0; c < beside; c += columns) {
                    i[column_index] = c;
                    if (end - k >= rows)
                        units<rows, columns>();
                    else
                        units<1, columns>();
                }
            }
        for (std::size_t c = beside; c < across; ++c) {
            i[column_index] = c;
            for (k = 0; end - k >= columns; k += columns) {
                i[row_index] = k;
                units<columns, 1>();
            }
            for (; k < end; ++k) {
                i[row_index] = k;
                units<1, 1>();
            }
        }
    }
    /// Several rows: the columns that all of them have together, then row by row the others.
    TAPELESS_INLINE void over_columns() {
        std::size_t const row = i[row_index], end = this->template length<column_index>();
        std::size_t k = 0;
        for (; end - k >= columns; k += columns) {
            i[column_index] = k;
            units<rows, columns>();
        }
        for (std::size_t r = 0; r < rows; ++r) {
            i[row_index] = row + r;
            for (std::size_t c = k; c < this->template length<column_index>(); ++c) {
                i[column_index] = c;
                units<1, 1>();
            }
        }
        i[row_index] = row;
    }
    template <int Rows, int Columns>
    TAPELESS_INLINE void units() {
        constexpr int packs = Rows > 1 ? 1 : Columns > 1 ? packs_in_row : most_packs;
        using Tile = tile_shape<Rows, Columns>;
        if constexpr (has_lanes && !l.lanes_reduced)
            over_lanes<packs>([&]<int Packs, bool Partial>(parts<Packs, Partial>)
                                  TAPELESS_INLINE_LAMBDA { tile<Tile, Packs, Partial>(); });
        else if constexpr (l.lanes_reduced)
            tile<Tile, packs, false>();
        else
            tile<Tile, 1, false>();
    }

    /// Turns of the last outer loops that go together, row by row.
    template <int Rows, int Columns>
    struct tile_shape {
        static constexpr int rows = Rows;
        static constexpr int columns = Columns;
        static constexpr int units = Rows * Columns;
        std::size_t row = 0, column = 0;

        TAPELESS_INLINE explicit tile_shape(nest_run const& nest) {
            if constexpr (Rows > 1) row = nest.i[row_index];
            if constexpr (Columns > 1) column = nest.i[column_index];
        }
        TAPELESS_INLINE void go_to(nest_run& nest, [[maybe_unused]] int unit) const {
            if constexpr (Rows > 1)
                nest.i[row_index] = row + static_cast<std::size_t>(unit / Columns);
            if constexpr (Columns > 1)
                nest.i[column_index] = column + static_cast<std::size_t>(unit % Columns);
        }
    };
    template <int Packs, bool Partial>
    struct parts {};

    /// Whether the sums of the tiles go on in another stretch.
    TAPELESS_INLINE bool goes_on_later() const {
        if constexpr (in_stretches)
            return last_ < this->template length<summed_index>();
        else
            return false;
    }
    /// The nest that ends the tiles takes the sums of one.
    template <class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void end_tile(Tile const& at, sums* acc) {
        if (this->goes_on)
            simd::unrolled<Tile::units>([&](int u) TAPELESS_INLINE_LAMBDA {
                at.go_to(*this, u);
                each_pack<Packs, Partial>([&]<bool InPart>(int k) TAPELESS_INLINE_LAMBDA {
                    this->template go_on<InPart>(acc[u * Packs + k],
                                                 static_cast<std::size_t>(k * width));
                });
            });
        simd::unrolled<Tile::units>([&](int u) TAPELESS_INLINE_LAMBDA {
            at.go_to(*this, u);
            end_.go_to(i, lanes);
            typename End::sums own;
            End::clear(own);
            each_pack<Packs, Partial>([&]<bool InPart>(int k) TAPELESS_INLINE_LAMBDA {
                auto const shift = static_cast<std::size_t>(k * width);
                sums const& here = acc[u * Packs + k];
                this->template put_for_others<InPart>(here, shift);
                end_.template body<InPart>(own, shift, here.at);
            });
            end_.settle_lanes(own);
        });
        at.go_to(*this, 0);
    }

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
            for (; end - k >= one; k += one) {
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

    /// Accumulates in registers for the units of a tile and `Packs` packs of lanes each.
    template <class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void tile() {
        sums acc[Tile::units * Packs];
        if constexpr (is_light_sum) this->forget_strides();
        Tile const at(*this);
        simd::unrolled<Tile::units>([&](int u) TAPELESS_INLINE_LAMBDA {
            at.go_to(*this, u);
            each_pack<Packs, Partial>([&]<bool InPart>(int k) TAPELESS_INLINE_LAMBDA {
                this->template begin<InPart>(acc[u * Packs + k],
                                             static_cast<std::size_t>(k * width));
            });
        });
        at.go_to(*this, 0);
        inner<l.outer + (has_lanes && !l.lanes_reduced ? 1 : 0), Tile, Packs, Partial>(acc);
        if constexpr (has_end)
            if (!goes_on_later()) return end_tile<Tile, Packs, Partial>(at, acc);
        settle_tile<Tile, Packs, Partial>(at, acc);
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
    static constexpr bool is_column =
        l.lanes_reduced && Tile::columns == 1 && Tile::rows == width && Body::makes_sums_only();
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
            this->template settle_column<Packs>(acc, [&](int u) TAPELESS_INLINE_LAMBDA { at.go_to(*this, u); });
        else if constexpr (in_squares<Tile>)
            each_pack<Packs, Partial>([&]<bool InPart>(int k) TAPELESS_INLINE_LAMBDA {
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
    template <int Level, class Tile, int Packs, bool Partial>
    TAPELESS_INLINE void inner(sums* acc) {
        if constexpr (Level == l.loops)
            turn<Tile, Packs, Packs, Partial>(acc);
        else if constexpr (l.lanes_reduced && Level + 1 == l.loops)
            over_lanes<Packs>([&]<int P, bool Q>(parts<P, Q>)
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
        Tile const at(*this);
        simd::unrolled<Tile::units>([&](int k) TAPELESS_INLINE_LAMBDA {
            int const u = k % Tile::rows * Tile::columns + k / Tile::rows;
            at.go_to(*this, u);
            each_pack<Packs, Partial>([&]<bool InPart>(int p) TAPELESS_INLINE_LAMBDA {
                this->template body<InPart>(acc[u * Stride + p],
                                            static_cast<std::size_t>(p * width));
            });
        });
        at.go_to(*this, 0);
    }
};

} // namespace tapeless::arrays
