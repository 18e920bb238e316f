// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest/neighbouring_sums.hpp>
#include <tapeless/data/evaluate_pack.hpp>

namespace tapeless::arrays {

/// A nest in the middle of its loops: what one turn does. It evaluates the body's program at a pack
/// of lanes.
template <class Source, int K, class Element, branch Taken = branch::both>
struct nest_body : neighbouring_sums<Source, K, Element, Taken> {
    using Sums = neighbouring_sums<Source, K, Element, Taken>;
    using Sums::l;
    using Sums::lanes;
    using typename Sums::all_writes;
    using typename Sums::Nest;
    using typename Sums::Pack;
    using typename Sums::sums;

    TAPELESS_INLINE explicit nest_body(machine<Source, Element> const& where) : Sums(where) {}

    /// In a strip, lanes behind the end repeat the last element.
    static constexpr bool sums_zeros =
        (l.strip < 0 || plan_of<Source>::plan.in_rows) && Sums::is_dot_product();
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
    /// Whether several packs go abreast: where turns wait for the one before. While one pack's
    /// instructions wait for each other the processor has another one's to do.
    static constexpr bool goes_abreast = l.turn >= 0 && program_of<Nest>::steps.blocks() == 1;
    /// One turn at several packs, so many instructions of each after the other.
    template <int Packs, bool Partial>
    TAPELESS_INLINE void bodies(sums* acc) {
        bodies_of<Partial>(acc, std::make_integer_sequence<int, Packs>{},
                           std::make_integer_sequence<int, (steps + 15) / 16>{});
    }

private:
    static constexpr int steps = program_of<Nest>::steps.length(0);
    template <bool Partial, int... P, int... Part>
    TAPELESS_INLINE void bodies_of(sums* acc, std::integer_sequence<int, P...> packs,
                                   std::integer_sequence<int, Part...>) {
        Pack in[sizeof...(P)][l.reads + 1], t[sizeof...(P)][steps];
        mask_of<Pack> m[sizeof...(P)][steps];
        (load_all<Sums::template in_part<P, sizeof...(P), Partial>>(
             in[P], static_cast<std::size_t>(P * Sums::width), acc[P], nullptr,
             std::make_index_sequence<static_cast<std::size_t>(l.reads)>{}),
         ...);
        (run_sixteen_of_each<16 * Part>(t, m, in, packs), ...);
        (take_all<Sums::template in_part<P, sizeof...(P), Partial>>(
             acc[P], t[P], static_cast<std::size_t>(P * Sums::width), all_writes{}),
         ...);
    }
    template <int First, class Values, class Masks, class Inputs, int... P>
    TAPELESS_INLINE static void run_sixteen_of_each(Values& t, Masks& m, Inputs const& in,
                                                    std::integer_sequence<int, P...>) {
        (run_sixteen<program_of<Nest>, 0, First, Pack>(t[P], m[P], static_cast<Pack const*>(in[P]),
                                                       nullptr, nullptr, nullptr),
         ...);
    }
    template <bool Partial, std::size_t... W>
    TAPELESS_INLINE void take_all(sums& acc, Pack const* t, std::size_t shift,
                                  std::index_sequence<W...>) const {
        (take<static_cast<int>(W), Partial>(acc, t[program_of<Nest>::steps.output[W]], shift), ...);
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
