// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest_memory.hpp>
#include <tapeless/data/evaluate_pack.hpp>

#include <limits>

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
        if constexpr (l.carry >= 0) acc.at[l.carry] = this->template load<-1, Partial>(shift);
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

private:
    using all_writes = std::make_index_sequence<static_cast<std::size_t>(l.writes)>;

    template <std::size_t... W>
    TAPELESS_INLINE static void clear(sums& acc, std::index_sequence<W...>) {
        ((acc.at[W] = Pack(neutral(l.write_at[W].how))), ...);
    }
    template <int W, int Packs, bool Partial>
    TAPELESS_INLINE void settle_one(sums* acc) const {
        constexpr write w = l.write_at[W];
        if constexpr (w.does == effect::reduce || w.does == effect::carry) {
            if constexpr (!has_lanes)
                *this->template address<W>() = acc[0].at[W];
            else if constexpr (!l.lanes_reduced)
                simd::unrolled<Packs>([&](int k) TAPELESS_INLINE_LAMBDA {
                    this->template put<W, Partial>(acc[k].at[W],
                                                   static_cast<std::size_t>(k * width));
                });
            else {
                for (int k = 1; k < Packs; ++k)
                    acc[0].at[W] = combine<w.how>(acc[0].at[W], acc[k].at[W]);
                Element each[width];
                acc[0].at[W].store_unaligned(each);
                for (int step_by = width / 2; step_by > 0; step_by /= 2)
                    for (int k = 0; k < step_by; ++k)
                        each[k] = combine<w.how>(each[k], each[k + step_by]);
                *this->template address<W>() = each[0];
            }
        }
    }
    static constexpr Element neutral(reduction how) {
        return how == reduction::sum ? Element(0) : -std::numeric_limits<Element>::infinity();
    }
    template <reduction How, class Value>
    TAPELESS_INLINE static Value combine(Value const& a, Value const& b) {
        if constexpr (How == reduction::sum)
            return a + b;
        else
            return max_op::value(a, b);
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
            acc.at[W] = combine<w.how>(acc.at[W], Pack::gather([&](std::size_t lane) {
                                           return lane < lanes ? each[lane] : neutral(w.how);
                                       }));
        } else
            acc.at[W] = combine<w.how>(acc.at[W], x);
    }
    template <int R, bool Partial>
    TAPELESS_INLINE Pack read_or_carry(std::size_t shift, [[maybe_unused]] sums const& acc) const {
        if constexpr (Memory::read_number(R).from == place::carried)
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
