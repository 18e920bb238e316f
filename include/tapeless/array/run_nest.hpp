// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nests.hpp>
#include <tapeless/array/tensor.hpp>
#include <tapeless/data/evaluate_pack.hpp>
#include <tapeless/simd/batch.hpp>

#include <limits>

namespace tapeless::arrays {

/// Where arrays lie when the program runs. What the compiler knows is not read from here.
template <class Element>
struct machine {
    Element const* argument[max_targets]{};
    std::size_t argument_stride[max_targets][max_rank]{};
    Element* storage[max_storages]{};
    std::size_t storage_stride[max_storages][max_rank]{};
    std::size_t length[max_dimensions]{};
};

/// One nest of loops: each turn evaluates the body's program at a few packs of lanes.
template <class Source, int K, class Element>
struct nest_run {
    using Nest = nest_of<Source, K>;
    static constexpr nest_layout l = Nest::layout;
    static constexpr bool has_lanes = l.lanes >= 0;
    using Pack = std::conditional_t<has_lanes, simd::pack<Element>, Element>;
    static constexpr int width = [] {
        if constexpr (has_lanes)
            return static_cast<int>(Pack::size);
        else
            return 1;
    }();
    static constexpr int most_packs = Nest::graph.size <= 24 ? 4 : 2; // side by side

    /// Whether several rows of the last outer loop go together: sums of light bodies wait for
    /// loads, of which neighbouring rows share some.
    static constexpr bool jams = [] {
        bool sums_only = true;
        for (int w = 0; w < l.writes; ++w)
            sums_only = sums_only && l.write_at[w].does == effect::reduce;
        bool const inside = l.loops > l.outer + 1;
        return sums_only && inside && has_lanes && !l.lanes_reduced && l.outer > 0 &&
               Nest::graph.size <= 8;
    }();
    static constexpr int most_rows = 4;

    machine<Element> const& m;
    std::size_t i[max_indices]; // turn of each loop
    std::size_t lanes = static_cast<std::size_t>(width);

    [[gnu::noinline]] static void run(machine<Element> const& where) {
        nest_run nest(where);
        nest.template outer<0>();
    }

private:
    TAPELESS_INLINE explicit nest_run(machine<Element> const& where) : m(where) {}

    struct sums {
        Pack at[l.writes + 1];
    };

    template <int Index>
    TAPELESS_INLINE std::size_t length() const {
        constexpr int d = plan_of<Source>::plan.g.dimension_at(Index);
        constexpr std::size_t known = plan_of<Source>::plan.g.length[d];
        if constexpr (known != dynamic)
            return known;
        else
            return m.length[d];
    }

    // Addresses

    template <place From, int Of, int Axis>
    TAPELESS_INLINE std::size_t stride() const {
        if constexpr (From == place::argument)
            return Axis + 1 == Source::graph.rank_of[Of] ? 1 : m.argument_stride[Of][Axis];
        else
            return Axis + 1 == plan_of<Source>::plan.storage_at[Of].rank
                       ? 1
                       : m.storage_stride[Of][Axis];
    }
    template <place From, int Of, class Where, std::size_t... Axis>
    TAPELESS_INLINE std::size_t offset(Where, std::index_sequence<Axis...>) const {
        std::size_t total = 0;
        ((total += along<Where::at.at[Axis].index>(Where::at.at[Axis].offset) *
                   stride<From, Of, static_cast<int>(Axis)>()),
         ...);
        return total;
    }
    template <int Index>
    TAPELESS_INLINE std::size_t along(int shift) const {
        std::size_t const by = static_cast<std::size_t>(shift);
        if constexpr (Index < 0)
            return by;
        else
            return i[Index] + by;
    }
    /// The distance of adjacent lanes: 0 if they read one element.
    template <place From, int Of, class Where, std::size_t... Axis>
    TAPELESS_INLINE std::size_t step(Where, std::index_sequence<Axis...>) const {
        std::size_t total = 0;
        ((total += Where::at.at[Axis].index == l.lanes ? stride<From, Of, static_cast<int>(Axis)>()
                                                       : std::size_t{0}),
         ...);
        return total;
    }
    template <class Where>
    static constexpr bool varies = (indices_of(Where::at) & only(l.lanes)) != 0;
    template <class Where>
    static constexpr bool adjacent = varies<Where>&& suits_lanes(Where::at, l.lanes, 1) > 0;

    /// What the body reads; before all of it, where a scan starts.
    static constexpr read read_number(int k) { return k < 0 ? l.start : l.read_at[k]; }

    template <int R>
    struct read_position {
        static constexpr positions_of_axes at = read_number(R).where;
    };
    template <int W>
    struct write_position {
        static constexpr positions_of_axes at = l.write_at[W].where;
    };

    // Reads

    template <int R, bool Partial>
    TAPELESS_INLINE Pack load(std::size_t shift, [[maybe_unused]] sums const& acc) const {
        constexpr read r = read_number(R);
        if constexpr (r.from == place::carried)
            return acc.at[l.carry];
        else if constexpr (r.from == place::length)
            return Pack(static_cast<Element>(m.length[r.of]));
        else {
            using Where = read_position<R>;
            constexpr auto axes =
                std::make_index_sequence<static_cast<std::size_t>(r.where.rank)>{};
            Element const* base;
            if constexpr (r.from == place::argument)
                base = m.argument[r.of];
            else
                base = m.storage[r.of];
            base += offset<r.from, r.of>(Where{}, axes);
            if constexpr (!has_lanes || !varies<Where>)
                return Pack(*base);
            else if constexpr (adjacent<Where> && !Partial)
                return Pack::load_unaligned(base + shift);
            else {
                // Lanes behind the end repeat the last element: no lane sees a number nobody gave.
                std::size_t const by = step<r.from, r.of>(Where{}, axes);
                return Pack::gather([&](std::size_t lane) {
                    std::size_t const k = Partial && lane >= lanes ? lanes - 1 : lane;
                    return base[(shift + k) * by];
                });
            }
        }
    }
    template <bool Partial, std::size_t... R>
    TAPELESS_INLINE void load_all([[maybe_unused]] Pack* in, [[maybe_unused]] std::size_t shift,
                                  [[maybe_unused]] sums const& acc,
                                  std::index_sequence<R...>) const {
        [[maybe_unused]] int const done[] = {
            0, (in[R] = load<static_cast<int>(R), Partial>(shift, acc), 0)...};
    }

    // Writes

    template <int W>
    TAPELESS_INLINE Element* address() const {
        constexpr write w = l.write_at[W];
        constexpr auto axes = std::make_index_sequence<static_cast<std::size_t>(w.where.rank)>{};
        return m.storage[w.into] + offset<place::storage, w.into>(write_position<W>{}, axes);
    }
    template <int W, bool Partial>
    TAPELESS_INLINE void put(Pack const& x, std::size_t shift) const {
        constexpr write w = l.write_at[W];
        using Where = write_position<W>;
        Element* const to = address<W>();
        if constexpr (!has_lanes)
            *to = w.does == effect::add ? *to + x : x;
        else if constexpr (adjacent<Where> && !Partial) {
            if constexpr (w.does == effect::add)
                (Pack::load_unaligned(to + shift) + x).store_unaligned(to + shift);
            else
                x.store_unaligned(to + shift);
        } else {
            constexpr auto axes =
                std::make_index_sequence<static_cast<std::size_t>(w.where.rank)>{};
            std::size_t const by = step<place::storage, w.into>(Where{}, axes);
            Element each[width];
            x.store_unaligned(each);
            std::size_t const end = Partial ? lanes : static_cast<std::size_t>(width);
            for (std::size_t k = 0; k < end; ++k) {
                Element& one = to[(shift + k) * by];
                one = w.does == effect::add ? one + each[k] : each[k];
            }
        }
    }

    // Reductions

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
            put<W, Partial>(x, shift);
        else if constexpr (Partial && l.lanes_reduced) {
            Element each[width];
            x.store_unaligned(each);
            acc.at[W] = combine<w.how>(acc.at[W], Pack::gather([&](std::size_t lane) {
                                           return lane < lanes ? each[lane] : neutral(w.how);
                                       }));
        } else
            acc.at[W] = combine<w.how>(acc.at[W], x);
    }
    template <std::size_t... W>
    TAPELESS_INLINE static void clear(sums& acc, std::index_sequence<W...>) {
        ((acc.at[W] = Pack(neutral(l.write_at[W].how))), ...);
    }
    template <int W, int Packs, bool Partial>
    TAPELESS_INLINE void settle_one(sums* acc) const {
        constexpr write w = l.write_at[W];
        if constexpr (w.does == effect::reduce || w.does == effect::carry) {
            if constexpr (!has_lanes)
                *address<W>() = acc[0].at[W];
            else if constexpr (!l.lanes_reduced)
                simd::unrolled<Packs>([&](int k) TAPELESS_INLINE_LAMBDA {
                    put<W, Partial>(acc[k].at[W], static_cast<std::size_t>(k * width));
                });
            else {
                for (int k = 1; k < Packs; ++k)
                    acc[0].at[W] = combine<w.how>(acc[0].at[W], acc[k].at[W]);
                Element each[width];
                acc[0].at[W].store_unaligned(each);
                for (int step_by = width / 2; step_by > 0; step_by /= 2)
                    for (int k = 0; k < step_by; ++k)
                        each[k] = combine<w.how>(each[k], each[k + step_by]);
                *address<W>() = each[0];
            }
        }
    }

    // Loops

    using all_writes = std::make_index_sequence<static_cast<std::size_t>(l.writes)>;

    template <int Level>
    TAPELESS_INLINE void outer() {
        if constexpr (Level < l.outer) {
            constexpr int index = l.loop[Level];
            std::size_t const end = length<index>();
            std::size_t k = 0;
            if constexpr (jams && Level + 1 == l.outer)
                for (; end - k >= most_rows; k += most_rows) {
                    i[index] = k;
                    over_lanes([&]<int Packs, bool Partial>(parts<Packs, Partial>)
                                   TAPELESS_INLINE_LAMBDA { tile<most_rows, Packs, Partial>(); });
                }
            for (; k < end; ++k) {
                i[index] = k;
                outer<Level + 1>();
            }
        } else if constexpr (has_lanes && !l.lanes_reduced)
            over_lanes([&]<int Packs, bool Partial>(parts<Packs, Partial>)
                           TAPELESS_INLINE_LAMBDA { tile<1, Packs, Partial>(); });
        else if constexpr (l.lanes_reduced)
            tile<1, most_packs, false>();
        else
            tile<1, 1, false>();
    }

    template <int Packs, bool Partial>
    struct parts {};

    /// The loop over lanes: several packs at a time, then one, then what is left.
    template <class Part>
    TAPELESS_INLINE void over_lanes(Part const& part) {
        constexpr std::size_t one = static_cast<std::size_t>(width);
        std::size_t const end = length<l.lanes>();
        std::size_t k = 0;
        for (; end - k >= most_packs * one; k += most_packs * one) {
            i[l.lanes] = k;
            part(parts<most_packs, false>{});
        }
        for (; end - k >= one; k += one) {
            i[l.lanes] = k;
            part(parts<1, false>{});
        }
        if (k == end) return;
        i[l.lanes] = k;
        lanes = end - k;
        part(parts<1, true>{});
    }

    /// Accumulates in registers for `Rows` turns of the last outer loop and `Packs` packs of lanes.
    template <int Rows, int Packs, bool Partial>
    TAPELESS_INLINE void tile() {
        sums acc[Rows * Packs];
        std::size_t const row = first_row();
        simd::unrolled<Rows * Packs>([&](int k) TAPELESS_INLINE_LAMBDA {
            clear(acc[k], all_writes{});
            if constexpr (l.carry >= 0)
                acc[k].at[l.carry] = load<-1, Partial>(static_cast<std::size_t>(k * width), acc[k]);
        });
        inner<l.outer + (has_lanes && !l.lanes_reduced ? 1 : 0), Rows, Packs, Partial>(acc);
        simd::unrolled<Rows>([&](int r) TAPELESS_INLINE_LAMBDA {
            go_to_row<Rows>(row, r);
            [&]<std::size_t... W>(std::index_sequence<W...>) TAPELESS_INLINE_LAMBDA {
                (settle_one<static_cast<int>(W), Packs, Partial>(acc + r * Packs), ...);
            }
            (all_writes{});
        });
        go_to_row<Rows>(row, 0);
    }
    TAPELESS_INLINE std::size_t first_row() const {
        if constexpr (jams)
            return i[l.loop[l.outer - 1]];
        else
            return 0;
    }
    template <int Rows>
    TAPELESS_INLINE void go_to_row([[maybe_unused]] std::size_t row, [[maybe_unused]] int r) {
        if constexpr (Rows > 1) i[l.loop[l.outer - 1]] = row + static_cast<std::size_t>(r);
    }
    template <int Level, int Rows, int Packs, bool Partial>
    TAPELESS_INLINE void inner(sums* acc) {
        if constexpr (Level == l.loops)
            turn<Rows, Packs, Partial>(acc);
        else if constexpr (l.lanes_reduced && Level + 1 == l.loops)
            over_lanes([&]<int P, bool Q>(parts<P, Q>)
                           TAPELESS_INLINE_LAMBDA { turn<1, P, Q>(acc); });
        else {
            constexpr int index = l.loop[Level];
            std::size_t const end = length<index>();
            for (std::size_t k = 0; k < end; ++k) {
                i[index] = index == l.turn && l.descending ? end - 1 - k : k;
                inner<Level + 1, Rows, Packs, Partial>(acc);
            }
        }
    }
    /// The body for a tile, one beside the other: what rows or packs share is loaded once.
    template <int Rows, int Packs, bool Partial>
    TAPELESS_INLINE void turn(sums* acc) {
        std::size_t const row = first_row();
        simd::unrolled<Rows>([&](int r) TAPELESS_INLINE_LAMBDA {
            go_to_row<Rows>(row, r);
            simd::unrolled<Packs>([&](int k) TAPELESS_INLINE_LAMBDA {
                body<Partial>(acc[r * Packs + k], static_cast<std::size_t>(k * width));
            });
        });
        go_to_row<Rows>(row, 0);
    }
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
};

} // namespace tapeless::arrays
