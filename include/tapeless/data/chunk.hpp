// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/column_kernel.hpp>
#include <tapeless/data/sum_kernel.hpp>

/// The sums over a chunk of points, in the way that fits the program: all whole packs by one loop,
/// and then, by the same loop, the points that do not fill a pack, in rooms. A way has
///
/// - `sums`, packs for what is added up,
/// - `sum(parts, weights, chunk, first, points)`, which adds up a chunk,
/// - `finish(total, result)`: the sums of a segment, compensated or not, as numbers.

namespace tapeless::data {

/// Points lie in lanes.
template <class At, class Pack, class Parts, int Sums>
struct chunk_in_lanes {
    using pack = Pack;
    using element = typename Pack::value_type;
    static constexpr int sums = Sums;

    template <class Weights>
    TAPELESS_INLINE static void sum(Parts const& parts, Weights const& weights, Pack* chunk,
                                    std::size_t first, std::size_t points) {
        std::size_t const rest = points % Pack::size;
        sum_packs(parts, weights, chunk, first, opaque(points / Pack::size));
        if (rest > 0) sum_last(parts, weights, chunk, first + points - rest, rest);
    }
    template <class Total>
    TAPELESS_INLINE static void finish(Total const* total, element* result) {
        each_register<sums>([&](int k)
                                TAPELESS_INLINE_LAMBDA { result[k] = sum_of_lanes(total[k]); });
    }

private:
    template <class Weights>
    TAPELESS_INLINE static void sum_packs(Parts const& parts, Weights const& weights, Pack* sum,
                                          std::size_t begin, std::size_t packs) {
        using Plan = row_plan_of<At, Pack, Parts>;
        if constexpr (Plan::columns)
            sum_columns<Plan>(parts, weights, sum, begin, packs);
        else
            sum_points<At, Pack>(parts, weights, sum, begin, packs);
    }
    /// The lanes behind the last point do not count, whatever they hold.
    template <class Weights>
    [[gnu::noinline]] static void sum_last(Parts const& parts, Weights const& weights, Pack* sum,
                                           std::size_t begin, std::size_t count) {
        Pack last[sums];
        in_rooms<Pack>(parts, weights, begin, count, [&](auto const& points, auto const& weight) {
            sum_packs(points, weight, last, opaque(0), opaque(1));
        });
        for (int k = 0; k < sums; ++k) sum[k] += first_lanes(last[k], count);
    }
};

/// Rows are left where they lie: results that are no slopes and weights come first, with points in
/// lanes, then slopes, with numbers of rows in lanes.
template <class Plan, class Pack, class Weights>
struct chunk_in_rows {
    using pack = Pack;
    using element = typename Pack::value_type;
    static constexpr auto& plan = Plan::plan;
    static constexpr int lanes = plan.plain + Weights::leaves;
    static constexpr int sums = lanes + Plan::sum_registers;

    template <class Parts>
    static void sum(Parts const& parts, Weights const& weights, Pack* chunk, std::size_t first,
                    std::size_t points) {
        std::size_t const rest = points % Pack::size;
        Pack last[sums], factor[plan.factors + 1];
        sum_rows<Plan>(parts, weights, chunk, factor, first, opaque(points / Pack::size));
        if (rest == 0) return;
        sum_last_rows<Plan>(parts, weights, last, first + points - rest, rest);
        for (int k = 0; k < sums; ++k) chunk[k] += k < lanes ? first_lanes(last[k], rest) : last[k];
    }
    template <class Total>
    static void finish(Total const* total, element* result) {
        for (int k = 0; k < plan.plain; ++k) result[plan.plain_output[k]] = sum_of_lanes(total[k]);
        if constexpr (Weights::leaves > 0) result[Plan::outputs] = sum_of_lanes(total[plan.plain]);
        total += lanes;
        for (int s = 0; s < plan.slopes; ++s)
            for (int r = 0; r < Plan::registers(plan.slope[s].count); ++r)
                settled(*total++).store_unaligned(result + plan.slope[s].output +
                                                  Plan::begin_of(plan.slope[s].count, r));
    }
};

template <class At, class Pack, class Parts, class Weights, int Sums>
auto find_chunk() {
    using Rows = row_plan_of<At, Pack, Parts>;
    if constexpr (Rows::rows)
        return std::type_identity<chunk_in_rows<Rows, Pack, Weights>>{};
    else
        return std::type_identity<chunk_in_lanes<At, Pack, Parts, Sums>>{};
}
template <class At, class Pack, class Parts, class Weights, int Sums>
using chunk_of = typename decltype(find_chunk<At, Pack, Parts, Weights, Sums>())::type;

} // namespace tapeless::data
