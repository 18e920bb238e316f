// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest_memory.hpp>
#include <tapeless/data/evaluate_pack.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: what one turn does. It evaluates the body's program at a pack
/// of lanes, and keeps reductions and the state of a scan in registers until their loops have
/// ended.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_body : nest_memory<Source, K, Element, Taken> {
    using Memory = nest_memory<Source, K, Element, Taken>;
    using Memory::has_lanes;
    using Memory::l;
    using Memory::lanes;
    using Memory::width;
    using typename Memory::Nest;
    using typename Memory::Pack;

    TAPELESS_INLINE explicit nest_body(machine<Source, Element> const& where) : Memory(where) {}

    using all_writes = std::make_index_sequence<static_cast<std::size_t>(l.writes)>;
    struct sums {
        Pack at[l.writes + 1];
    };

    /// In a strip, lanes behind the end repeat the last element.
    static constexpr bool sums_zeros =
        (l.strip < 0 || plan_of<Source>::plan.in_rows) && Memory::is_dot_product();
    /// Of several packs the last one is in part.
    template <int Each, int Packs, bool Partial>
    static constexpr bool in_part = Partial&& Each + 1 == Packs;
    bool goes_on = false; // sums of the same nest that have ended before
    /// Whether the sums of a write go on from strip to strip.
    template <int W>
    static constexpr bool over_strips = l.strip >= 0 &&
                                        (indices_of(l.write_at[W].where) & only(l.strip)) == 0;
    template <int W>
    TAPELESS_INLINE bool adds_up() const {
        return goes_on || (over_strips<W> && !this->is_first_strip());
    }

    TAPELESS_INLINE static void clear(sums& acc) { clear(acc, all_writes{}); }
    TAPELESS_INLINE static void add_up(sums& to, sums const& more) {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            ((to.at[W] = combine<l.write_at[W].how>(to.at[W], more.at[W])), ...);
        }
        (all_writes{});
    }
    /// What is accumulated begins: sums at zero, a scan's state where it starts.
    template <bool Partial>
    TAPELESS_INLINE void begin(sums& acc, [[maybe_unused]] std::size_t shift) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (begin_one<static_cast<int>(W), Partial>(acc, shift), ...);
        }
        (all_writes{});
    }
    /// One turn at a pack of lanes. `made` are the sums of the tile that the nest ends.
    template <bool Partial>
    TAPELESS_INLINE void body(sums& acc, std::size_t shift, Pack const* made = nullptr) {
        Pack in[l.reads + 1];
        load_all<Partial>(in, shift, acc, made,
                          std::make_index_sequence<static_cast<std::size_t>(l.reads)>{});
        Pack out[l.writes + 1];
        data::evaluate_pack<Nest, Pack>(static_cast<Pack const*>(in),
                                        [&](int w, Pack const& x)
                                            TAPELESS_INLINE_LAMBDA { out[w] = x; });
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (take<static_cast<int>(W), Partial>(acc, out[W], shift), ...);
        }
        (all_writes{});
    }
    /// The loops have ended for so many packs of lanes: what was accumulated goes to memory.
    template <int Packs, bool Partial>
    TAPELESS_INLINE void settle(sums* acc) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_one<static_cast<int>(W), Packs, Partial>(acc), ...);
        }
        (all_writes{});
    }

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
    /// To the sums of a pack of lanes come those that have ended before.
    template <bool Partial>
    TAPELESS_INLINE void go_on(sums& acc, std::size_t shift) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            ((acc.at[W] = combine<l.write_at[W].how>(
                  this->template load<Memory::first_write + static_cast<int>(W), Partial>(shift),
                  acc.at[W])),
             ...);
        }
        (all_writes{});
    }
    /// The sums that others read than the nest that takes them at the end of a tile.
    template <bool Partial>
    TAPELESS_INLINE void put_for_others(sums const& acc, std::size_t shift) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (put_unless_for_end<static_cast<int>(W), Partial>(acc.at[W], shift), ...);
        }
        (all_writes{});
    }
    /// Sums of a tile's end, in lanes.
    TAPELESS_INLINE void settle_lanes(sums const& acc) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_lanes_of<static_cast<int>(W)>(acc.at[W]), ...);
        }
        (all_writes{});
    }

private:
    template <int W, bool Partial>
    TAPELESS_INLINE void put_unless_for_end(Pack const& x, std::size_t shift) const {
        if constexpr (!l.write_at[W].is_only_for_end) this->template put<W, Partial>(x, shift);
    }
    template <int W>
    TAPELESS_INLINE void settle_lanes_of(Pack const& x) const {
        if constexpr (l.write_at[W].in_lanes) {
            Element* const to = &this->template element<W>();
            combine<l.write_at[W].how>(Pack::load_unaligned(to), x).store_unaligned(to);
        }
    }
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
            if (adds_up<W>()) total = combine<l.write_at[W].how>(Pack::load_unaligned(to), total);
            total.store_unaligned(to);
        }
    }
    template <int W, int Packs>
    TAPELESS_INLINE static Pack sums_of(sums const* acc) {
        Pack row[width];
        simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA {
            row[k] = all_packs<W, 0, Packs>(acc + k * Packs);
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
            total = adds_up<W>() ? total + each[k] : each[k];
        });
    }
    template <int W, int Packs>
    TAPELESS_INLINE void settle_row_of(sums const* acc) const {
        Element* const to = &this->template element<W>();
        Pack total = sums_of<W, Packs>(acc);
        if (adds_up<W>()) total += Pack::load_unaligned(to);
        total.store_unaligned(to);
    }
    template <std::size_t... W>
    TAPELESS_INLINE static void clear(sums& acc, std::index_sequence<W...>) {
        ((acc.at[W] = Pack(neutral<Element>(l.write_at[W].how))), ...);
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void begin_one(sums& acc, [[maybe_unused]] std::size_t shift) const {
        if constexpr (l.write_at[W].start >= 0)
            acc.at[W] = this->template load<l.write_at[W].start, Partial>(shift);
        else
            acc.at[W] = Pack(neutral<Element>(l.write_at[W].how));
    }
    static constexpr int write_of_state(int scan) {
        int w = 0;
        while (l.write_at[w].scan != scan) ++w;
        return w;
    }
    template <int W, int Packs, bool Partial>
    TAPELESS_INLINE void settle_one(sums* acc) const {
        constexpr write w = l.write_at[W];
        if constexpr (w.does == effect::reduce || w.does == effect::carry) {
            if constexpr (!has_lanes) {
                Element& total = this->template element<W>();
                total = w.does == effect::reduce && adds_up<W>()
                            ? combine<w.how>(total, acc[0].at[W])
                            : acc[0].at[W];
            } else if constexpr (!l.lanes_reduced)
                settle_packs<W, Partial>(acc, std::make_integer_sequence<int, Packs>{});
            else {
                Element const all = across_lanes<w.how>(all_packs<W, 0, Packs>(acc));
                Element& total = this->template element<W>();
                total = adds_up<W>() ? combine<w.how>(total, all) : all;
            }
        }
    }
    template <int W, bool Partial, int... Each>
    TAPELESS_INLINE void settle_packs(sums* acc, std::integer_sequence<int, Each...>) const {
        (settle_pack<W, in_part<Each, sizeof...(Each), Partial>>(acc[Each].at[W], Each * width),
         ...);
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void settle_pack(Pack const& x, int first_lane) const {
        auto const shift = static_cast<std::size_t>(first_lane);
        Pack total = x;
        if (l.write_at[W].does == effect::reduce && adds_up<W>())
            total = combine<l.write_at[W].how>(
                this->template load<Memory::first_write + W, Partial>(shift), x);
        this->template put<W, Partial>(total, shift);
    }
    /// Packs in pairs, pairs of pairs: no addition waits for all others.
    template <int W, int First, int Packs>
    TAPELESS_INLINE static Pack all_packs(sums const* acc) {
        if constexpr (Packs == 1)
            return acc[First].at[W];
        else
            return combine<l.write_at[W].how>(all_packs<W, First, Packs / 2>(acc),
                                              all_packs<W, First + Packs / 2, Packs / 2>(acc));
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void take(sums& acc, Pack const& x, std::size_t shift) const {
        constexpr write w = l.write_at[W];
        if constexpr (w.does == effect::carry)
            acc.at[W] = x;
        else if constexpr (w.does != effect::reduce)
            this->template put<W, Partial>(x, shift);
        else if constexpr (Partial && l.lanes_reduced && !sums_zeros)
            acc.at[W] = combine<w.how>(acc.at[W], keep_first(x, lanes, neutral<Element>(w.how)));
        else
            acc.at[W] = combine<w.how>(acc.at[W], x);
    }
    template <int R, bool Partial>
    TAPELESS_INLINE Pack read_or_carry(std::size_t shift, [[maybe_unused]] sums const& acc,
                                       [[maybe_unused]] Pack const* made) const {
        if constexpr (l.read_at[R].from == place::carried)
            return acc.at[write_of_state(l.read_at[R].of)];
        else if constexpr (l.read_at[R].from == place::made)
            return made[l.read_at[R].of];
        else
            return this->template load<R, Partial>(shift);
    }
    template <bool Partial, std::size_t... R>
    TAPELESS_INLINE void load_all([[maybe_unused]] Pack* in, [[maybe_unused]] std::size_t shift,
                                  [[maybe_unused]] sums const& acc,
                                  [[maybe_unused]] Pack const* made,
                                  std::index_sequence<R...>) const {
        [[maybe_unused]] int const done[] = {
            0, (in[R] = read_or_carry<static_cast<int>(R), Partial>(shift, acc, made), 0)...};
    }
};

} // namespace tapeless::arrays
