// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/nest_memory.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: what it accumulates in registers until their loops have
/// ended, sums and the state of a scan, and how that goes to memory.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_sums : nest_memory<Source, K, Element, Taken> {
    using Memory = nest_memory<Source, K, Element, Taken>;
    using Memory::has_lanes;
    using Memory::l;
    using Memory::width;
    using typename Memory::Pack;

    TAPELESS_INLINE explicit nest_sums(machine<Source, Element> const& where) : Memory(where) {}

    using all_writes = std::make_index_sequence<static_cast<std::size_t>(l.writes)>;
    struct sums {
        Pack at[l.writes + 1];
    };

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
    /// The loops have ended for so many packs of lanes: what was accumulated goes to memory.
    template <int Packs, bool Partial>
    TAPELESS_INLINE void settle(sums* acc) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_one<static_cast<int>(W), Packs, Partial>(acc), ...);
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

protected:
    /// A loop with fewer turns than packs side by side has only used the first one.
    template <int W, int Packs>
    TAPELESS_INLINE Pack packs_at_work(sums const* acc) const {
        if constexpr (Packs > 2 && l.loops == 1)
            if (this->template length<l.lanes>() < std::size_t{Packs * width}) return acc->at[W];
        return all_packs<W, 0, Packs>(acc);
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
    template <std::size_t... W>
    TAPELESS_INLINE static void clear(sums& acc, std::index_sequence<W...>) {
        ((acc.at[W] = Pack(neutral<Element>(l.write_at[W].how))), ...);
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
                Element const all = across_lanes<w.how>(packs_at_work<W, Packs>(acc));
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
};

} // namespace tapeless::arrays
