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

    TAPELESS_INLINE explicit nest_body(machine<Element> const& where) : Memory(where) {}

    struct sums {
        Pack at[l.writes + 1];
    };

    /// What is accumulated begins: sums at zero, a scan's state where it starts.
    template <bool Partial>
    TAPELESS_INLINE void begin(sums& acc, [[maybe_unused]] std::size_t shift) const {
        clear(acc, all_writes{});
        if constexpr (l.carry >= 0) acc.at[l.carry] = this->template load<l.reads, Partial>(shift);
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
    /// As many turns side by side as there are lanes: their sums across lanes are one pack.
    TAPELESS_INLINE void settle_row(sums const* acc) const {
        [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
            (settle_row_of<static_cast<int>(W)>(acc), ...);
        }
        (all_writes{});
    }

private:
    template <int W>
    TAPELESS_INLINE void settle_row_of(sums const* acc) const {
        Pack row[width];
        simd::unrolled<width>([&](int k) TAPELESS_INLINE_LAMBDA { row[k] = acc[k].at[W]; });
        Element* const to = &this->template element<W>();
        Pack total = lanes_of_row(row);
        if constexpr (l.strip >= 0) total += Pack::load_unaligned(to);
        total.store_unaligned(to);
    }
    using all_writes = std::make_index_sequence<static_cast<std::size_t>(l.writes)>;

    template <std::size_t... W>
    TAPELESS_INLINE static void clear(sums& acc, std::index_sequence<W...>) {
        ((acc.at[W] = Pack(neutral<Element>(l.write_at[W].how))), ...);
    }
    template <int W, int Packs, bool Partial>
    TAPELESS_INLINE void settle_one(sums* acc) const {
        constexpr write w = l.write_at[W];
        if constexpr (w.does == effect::reduce || w.does == effect::carry) {
            if constexpr (!has_lanes)
                this->template element<W>() = acc[0].at[W];
            else if constexpr (!l.lanes_reduced)
                simd::unrolled<Packs>([&](int k) TAPELESS_INLINE_LAMBDA {
                    this->template put<W, Partial>(acc[k].at[W],
                                                   static_cast<std::size_t>(k * width));
                });
            else {
                for (int k = 1; k < Packs; ++k)
                    acc[0].at[W] = combine<w.how>(acc[0].at[W], acc[k].at[W]);
                Element const all = across_lanes<w.how>(acc[0].at[W]);
                Element& total = this->template element<W>();
                total = l.strip >= 0 ? combine<w.how>(total, all) : all;
            }
        }
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void take(sums& acc, Pack const& x, std::size_t shift) const {
        constexpr write w = l.write_at[W];
        if constexpr (w.does == effect::carry)
            acc.at[W] = x;
        else if constexpr (w.does != effect::reduce)
            this->template put<W, Partial>(x, shift);
        else if constexpr (Partial && l.lanes_reduced) {
            Element each[width];
            x.store_unaligned(each);
            acc.at[W] =
                combine<w.how>(acc.at[W], Pack::gather([&](std::size_t lane) {
                                   return lane < lanes ? each[lane] : neutral<Element>(w.how);
                               }));
        } else
            acc.at[W] = combine<w.how>(acc.at[W], x);
    }
    template <int R, bool Partial>
    TAPELESS_INLINE Pack read_or_carry(std::size_t shift, [[maybe_unused]] sums const& acc) const {
        if constexpr (l.read_at[R].from == place::carried)
            return acc.at[l.carry];
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
