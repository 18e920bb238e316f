// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/nest_body.hpp>

namespace tapeless::arrays {

/// One nest of loops: each turn evaluates the body's program at a few packs of lanes.
template <class Source, int K, class Element>
struct nest_run : nest_body<Source, K, Element> {
    using Body = nest_body<Source, K, Element>;
    using Body::has_lanes;
    using Body::i;
    using Body::l;
    using Body::lanes;
    using Body::width;
    using typename Body::Nest;
    using typename Body::sums;

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

    [[gnu::noinline]] static void run(machine<Element> const& where) {
        nest_run nest(where);
        nest.template outer<0>();
    }

private:
    TAPELESS_INLINE explicit nest_run(machine<Element> const& where) : Body(where) {}

    template <int Level>
    TAPELESS_INLINE void outer() {
        if constexpr (Level < l.outer) {
            constexpr int index = l.loop[Level];
            std::size_t const end = this->template length<index>();
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
        std::size_t const end = this->template length<l.lanes>();
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
            this->template begin<Partial>(acc[k], static_cast<std::size_t>(k * width));
        });
        inner<l.outer + (has_lanes && !l.lanes_reduced ? 1 : 0), Rows, Packs, Partial>(acc);
        simd::unrolled<Rows>([&](int r) TAPELESS_INLINE_LAMBDA {
            go_to_row<Rows>(row, r);
            this->template settle<Packs, Partial>(acc + r * Packs);
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
            std::size_t const end = this->template length<index>();
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
                this->template body<Partial>(acc[r * Packs + k],
                                             static_cast<std::size_t>(k * width));
            });
        });
        go_to_row<Rows>(row, 0);
    }
};

} // namespace tapeless::arrays
