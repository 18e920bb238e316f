// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/joined_rows.hpp>

namespace tapeless::arrays {

/// One nest of loops, from the outside: each turn evaluates the body's program at a few packs of
/// lanes.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_run : joined_rows<Source, K, Element, Taken> {
    using Base = joined_rows<Source, K, Element, Taken>;
    using Body = typename Base::Body;
    using Shape = typename Base::Shape;
    using Body::has_lanes;
    using Body::i;
    using Body::l;
    using Body::width;
    using Shape::column_index;
    using Shape::columns;
    using Shape::in_stretches;
    using Shape::is_below;
    using Shape::is_part_of_call;
    using Shape::most_packs;
    using Shape::packs_in_row;
    using Shape::row_index;
    using Shape::rows;
    using Shape::stretch;
    using Shape::summed_index;

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
    static constexpr bool may_have_long_rows =
        l.row >= 0 && Taken == branch::both && Shape::is_light && known_row >= width;
    TAPELESS_INLINE static void run_here(machine<Source, Element> const& where) {
        nest_run nest(where);
        nest.join_rows();
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
    TAPELESS_INLINE explicit nest_run(machine<Source, Element> const& where) : Base(where) {}

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
        using Tile = typename Base::template tile_shape<Rows, Columns>;
        if constexpr (has_lanes && !l.lanes_reduced)
            this->template over_lanes<packs>(
                [&]<int Packs, bool Partial>(typename Base::template parts<Packs, Partial>)
                    TAPELESS_INLINE_LAMBDA { this->template tile<Tile, Packs, Partial>(); });
        else if constexpr (Shape::has_short_loop) {
            if (this->template length<l.lanes>() < Shape::short_loop)
                this->template tile<Tile, 2, false>();
            else
                this->template tile<Tile, packs, false>();
        } else if constexpr (l.lanes_reduced)
            this->template tile<Tile, packs, false>();
        else
            this->template tile<Tile, 1, false>();
    }
};

} // namespace tapeless::arrays
