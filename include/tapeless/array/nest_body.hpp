// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest_memory.hpp>
#include <tapeless/data/evaluate_pack.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: what one turn does. It evaluates the body's program at a pack
/// of lanes, and keeps reductions and the state of a scan in registers until their loops have
/// ended.
template <class Source, int K, class Element>
struct nest_body : nest_memory<Source, K, Element> {
    using Memory = nest_memory<Source, K, Element>;
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
        return over_strips<W> || goes_on;
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
    /// One turn at a pack of lanes.
    template <bool Partial>
    TAPELESS_INLINE void body(sums& acc, std::size_t shift) {
        Pack in[l.reads + 1];
        load_all<Partial>(in, shift, acc,
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

    /// Whether all that this nest makes are sums, adjacent along an index.
    template <int Index>
    static constexpr bool settles_in_rows() {
        for (int w = 0; w < l.writes; ++w) {
            write const& one = l.write_at[w];
            bool const sums = one.does == effect::reduce && one.how == reduction::sum;
            if (!sums || suits_lanes(one.where, Index, 1) <= 0) return false;
        }
        return true;
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
    TAPELESS_INLINE void settle_row(sums const* acc) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_row_of<static_cast<int>(W)>(acc), ...);
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
        for (std::size_t k = 0; k < count; ++k) {
            Element* const to = this->template place_of_lane<W>(first_lane + k);
            Pack total = row[k];
            if (adds_up<W>()) total = combine<l.write_at[W].how>(Pack::load_unaligned(to), total);
            total.store_unaligned(to);
        }
    }
    template <int W>
    TAPELESS_INLINE void settle_row_of(sums const* acc) const {
        Pack row[width];
        simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA { row[k] = acc[k].at[W]; });
        Element* const to = &this->template element<W>();
        Pack total = lanes_of_row(row);
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
    TAPELESS_INLINE Pack read_or_carry(std::size_t shift, [[maybe_unused]] sums const& acc) const {
        if constexpr (l.read_at[R].from == place::carried)
            return acc.at[write_of_state(l.read_at[R].of)];
        else
            return this->template load<R, Partial>(shift);
    }
    template <bool Partial, std::size_t... R>
    TAPELESS_INLINE void load_all([[maybe_unused]] Pack* in, [[maybe_unused]] std::size_t shift,
                                  [[maybe_unused]] sums const& acc,
                                  std::index_sequence<R...>) const {
        [[maybe_unused]] int const done[] = {
            0, (in[R] = read_or_carry<static_cast<int>(R), Partial>(shift, acc), 0)...};
    }
};

} // namespace tapeless::arrays
