// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_sums.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: the sums of neighbouring turns that go to memory together, a
/// register of which is as many neighbouring elements.
template <class Source, int K, class Element, branch Taken = branch::both>
struct neighbouring_sums : nest_sums<Source, K, Element, Taken> {
    using Sums = nest_sums<Source, K, Element, Taken>;
    using Sums::l;
    using Sums::width;
    using typename Sums::all_writes;
    using typename Sums::Pack;
    using typename Sums::sums;

    TAPELESS_INLINE explicit neighbouring_sums(machine<Source, Element> const& where)
        : Sums(where) {}

    static constexpr bool makes_sums_only() {
        for (int w = 0; w < l.writes; ++w)
            if (l.write_at[w].does != effect::reduce || l.write_at[w].how != reduction::sum)
                return false;
        return true;
    }
    /// Whether all that this nest makes are sums, adjacent along an index.
    template <int Index>
    static constexpr bool settles_in_rows() {
        for (int w = 0; w < l.writes; ++w)
            if (suits_lanes(l.write_at[w].where, Index, 1) <= 0) return false;
        return makes_sums_only();
    }
    /// Whether all that this nest makes are sums whose lanes lie apart, and adjacent along an
    /// index.
    template <int Index>
    static constexpr bool settles_turned() {
        for (int w = 0; w < l.writes; ++w) {
            positions_of_axes const& where = l.write_at[w].where;
            if (l.write_at[w].does != effect::reduce || suits_lanes(where, Index, 1) <= 0 ||
                suits_lanes(where, l.lanes, 1) >= 0)
                return false;
        }
        return true;
    }
    /// A square of turns by lanes, `Step` packs apart, is turned over: what lanes were are rows.
    template <int Step>
    TAPELESS_INLINE void settle_square(sums const* acc, std::size_t first_lane,
                                       std::size_t count) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_square_of<static_cast<int>(W), Step>(acc, first_lane, count), ...);
        }
        (all_writes{});
    }
    /// As many turns side by side as there are lanes: their sums across lanes are one pack.
    template <int Packs>
    TAPELESS_INLINE void settle_row(sums const* acc) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_row_of<static_cast<int>(W), Packs>(acc), ...);
        }
        (all_writes{});
    }
    /// The same where these turns lie apart: `go_to` goes to each of them.
    template <int Packs, class Move>
    TAPELESS_INLINE void settle_column(sums const* acc, Move const& go_to) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_column_of<static_cast<int>(W), Packs>(acc, go_to), ...);
        }
        (all_writes{});
    }

private:
    template <int W, int Step>
    TAPELESS_INLINE void settle_square_of(sums const* acc, std::size_t first_lane,
                                          std::size_t count) const {
        Pack in[width], row[width];
        simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA { in[k] = acc[k * Step].at[W]; });
        turn_over(in, row);
        Element* to = this->template place_of_lane<W>(first_lane);
        std::size_t const by = this->template step_of<W>();
        for (std::size_t k = 0; k < count; ++k, to += signed_offset(by)) {
            Pack total = row[k];
            if (this->template adds_up<W>())
                total = combine<l.write_at[W].how>(Pack::load_unaligned(to), total);
            total.store_unaligned(to);
        }
    }
    template <int W, int Packs>
    TAPELESS_INLINE static Pack sums_of(sums const* acc) {
        Pack row[width];
        simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA {
            row[k] = Sums::template all_packs<W, 0, Packs>(acc + k * Packs);
        });
        return lanes_of_row(row);
    }
    template <int W, int Packs, class Move>
    TAPELESS_INLINE void settle_column_of(sums const* acc, Move const& go_to) const {
        Element each[width];
        sums_of<W, Packs>(acc).store_unaligned(each);
        simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA {
            go_to(k);
            Element& total = this->template element<W>();
            total = this->template adds_up<W>() ? total + each[k] : each[k];
        });
    }
    template <int W, int Packs>
    TAPELESS_INLINE void settle_row_of(sums const* acc) const {
        Element* const to = &this->template element<W>();
        Pack total = sums_of<W, Packs>(acc);
        if (this->template adds_up<W>()) total += Pack::load_unaligned(to);
        total.store_unaligned(to);
    }
};

} // namespace tapeless::arrays
