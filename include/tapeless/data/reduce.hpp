// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/column_kernel.hpp>
#include <tapeless/data/options.hpp>
#include <tapeless/data/parallel.hpp>

/// Sums over points whose shape depends on nothing but the number of points, so that they have the
/// same bits for every number of threads, alignment and order of execution:
///
/// - a chunk of points is summed lane by lane in registers, plainly;
/// - the chunks of a segment are summed lane by lane with compensation;
/// - the lanes of a segment, and then all segments, are summed with compensation.
///
/// Threads take segments.

namespace tapeless::data {

inline constexpr std::size_t points_of_chunk = 1024;
inline constexpr std::size_t most_segments = 64;
inline constexpr std::size_t most_partial_sums = 8192;

/// A sum and what rounding took from it (Knuth's two-sum, exact in any order of magnitude).
template <class Value>
struct compensated {
    Value sum = Value(0);
    Value rest = Value(0);

    TAPELESS_INLINE void add(Value const& x) {
        Value const total = sum + x;
        Value const part = total - sum;
        rest += (sum - (total - part)) + (x - part);
        sum = total;
    }
};
/// Where a sum is infinite or NaN, the rest is NaN and says nothing.
template <class Value>
Value settled(compensated<Value> const& x) {
    Value const total = x.sum + x.rest;
    if constexpr (requires { total == total ? total : x.sum; })
        return total == total ? total : x.sum;
    else
        return select(total == total, total, x.sum);
}
template <class Pack>
Pack settled(Pack const& x) {
    return x;
}

/// Adds the results of a program at one pack of points to `total`.
template <class At, class Pack, class Parts, class Weights>
TAPELESS_INLINE inline void add_pack(Parts const& parts, Weights const& weights, Pack* total,
                                     std::size_t i) {
    using Inputs = inputs_at<Pack, Parts>;
    Pack prepared[At::inputs + 1];
    Inputs::prepare(parts, prepared, i);
    Inputs const in{parts, i, prepared};
    if constexpr (Weights::leaves == 0) {
        evaluate_pack<At, Pack>(in, [total](int k, Pack const& x)
                                        TAPELESS_INLINE_LAMBDA { total[k] += x; });
    } else {
        Pack weight;
        load_all(weights, &weight, i);
        evaluate_pack<At, Pack>(in, [total, weight](int k, Pack const& x)
                                        TAPELESS_INLINE_LAMBDA { total[k] += weight * x; });
        total[At::graph.outputs] += weight;
    }
}

/// A sum waits for the sum before it, some four cycles. Where nothing in the body takes as long,
/// and registers suffice, several sums run side by side.
template <class At, int Sums>
constexpr int ways_of() {
    auto const& program = program_of<At>::steps;
    if (program.blocks() > 1 || program.size > 48) return 1;
    for (int i = 0; i < program.size; ++i)
        if (program.op[i] >= code::first_called && program.op[i] < code::copy) return 1;
    return Sums <= 4 ? 4 : Sums <= 8 ? 2 : 1;
}

/// Adds the results of a program at `packs` packs of points to `sum`; with weights, each result
/// times the weight of its point, and after the results the weights themselves.
template <class At, class Pack, class Parts, class Weights>
[[gnu::noinline]] void sum_points(Parts const& given, Weights const& weights, Pack* sum,
                                  std::size_t begin, std::size_t packs) {
    constexpr int outputs = At::graph.outputs;
    constexpr int sums = outputs + Weights::leaves;
    Parts const parts = given;
    constexpr int ways = ways_of<At, sums>();
    constexpr std::size_t width = Pack::size;
    Pack total[ways][sums];
    simd::unrolled<ways * sums>(
        [&](int k) TAPELESS_INLINE_LAMBDA { total[k / sums][k % sums] = Pack(0); });
    for (; packs >= ways; packs -= ways, begin += ways * width)
        simd::unrolled<ways>([&](int way) TAPELESS_INLINE_LAMBDA {
            add_pack<At>(parts, weights, total[way], begin + static_cast<std::size_t>(way) * width);
        });
    if constexpr (ways > 1)
        for (; packs > 0; --packs, begin += width) add_pack<At>(parts, weights, total[0], begin);
    if constexpr (ways == 2)
        simd::unrolled<sums>([&](int k) TAPELESS_INLINE_LAMBDA { total[0][k] += total[1][k]; });
    if constexpr (ways == 4)
        simd::unrolled<sums>([&](int k) TAPELESS_INLINE_LAMBDA {
            total[0][k] = (total[0][k] + total[1][k]) + (total[2][k] + total[3][k]);
        });
    simd::unrolled<sums>([&](int k) TAPELESS_INLINE_LAMBDA { sum[k] = total[0][k]; });
}

/// A pack with zeros behind its first lanes, whatever was there.
template <class Pack>
Pack first_lanes(Pack const& x, std::size_t count) {
    typename Pack::value_type lane[Pack::size];
    x.store_unaligned(lane);
    for (std::size_t j = count; j < Pack::size; ++j) lane[j] = 0;
    return Pack::load_unaligned(lane);
}

/// The same in the way that fits the program.
template <class At, class Pack, class Parts, class Weights>
void sum_packs(Parts const& parts, Weights const& weights, Pack* sum, std::size_t begin,
               std::size_t packs) {
    using Plan = row_plan_of<At, Pack, Parts>;
    if constexpr (Plan::columns)
        sum_columns<Plan>(parts, weights, sum, begin, packs);
    else
        sum_points<At, Pack>(parts, weights, sum, begin, packs);
}

/// The points that do not fill a pack, as one pack in rooms; the lanes behind the last point do not
/// count, whatever they hold.
template <class At, class Pack, int Sums, class... Layout, class Weights>
void sum_last_points(std::tuple<Layout...> const& parts, Weights const& weights, Pack* sum,
                     std::size_t begin, std::size_t count) {
    Pack last[Sums];
    rooms<Pack, Layout...> const points(parts, begin, count);
    if constexpr (Weights::leaves == 0) {
        sum_packs<At, Pack>(points.inside(), weights, last, opaque(0), opaque(1));
    } else {
        room<Weights, Pack> weight;
        weight.fill(weights, begin, count);
        sum_packs<At, Pack>(points.inside(), weight.inside, last, opaque(0), opaque(1));
    }
    for (int k = 0; k < Sums; ++k) sum[k] += first_lanes(last[k], count);
}

/// Lane j + D in lane j, zeros behind the last.
template <std::size_t D, class Pack>
Pack lanes_from(Pack const& x) {
    if constexpr (simd::Shuffled<Pack>) {
        struct later {
            static constexpr int of(std::size_t lane) { return static_cast<int>(lane + D); }
        };
        return simd::shuffle<later>(x, Pack(0));
    } else {
        typename Pack::value_type lane[2 * Pack::size]{};
        x.store_unaligned(lane);
        return Pack::load_unaligned(lane + D);
    }
}
/// The sum of all lanes, half onto half.
template <class Pack, std::size_t D = Pack::size / 2>
TAPELESS_INLINE inline auto sum_of_lanes(Pack const& x) {
    if constexpr (D >= 1)
        return sum_of_lanes<Pack, D / 2>(x + lanes_from<D>(x));
    else
        return x[0];
}
/// The same with compensation.
template <class Pack, std::size_t D = Pack::size / 2>
TAPELESS_INLINE inline auto sum_of_lanes(compensated<Pack> x) {
    if constexpr (D >= 1) {
        x.rest += lanes_from<D>(x.rest);
        x.add(lanes_from<D>(x.sum));
        return sum_of_lanes<Pack, D / 2>(x);
    } else {
        return settled(compensated<typename Pack::value_type>{x.sum[0], x.rest[0]});
    }
}

/// The sums of the lanes of the chunks of a segment, the points from `begin` to before `end`:
/// `sum_chunk(sums, first, points)` adds up a chunk, `give(sums)` gets all of them, compensated if
/// there is more than one.
template <int Sums, class Pack, class SumChunk, class Give>
TAPELESS_INLINE inline void add_chunks(std::size_t begin, std::size_t end,
                                       SumChunk const& sum_chunk, Give const& give) {
    Pack chunk[Sums];
    if (end - begin <= points_of_chunk) {
        sum_chunk(chunk, begin, end - begin);
        return give(chunk);
    }
    compensated<Pack> total[Sums];
    for (; begin < end; begin += points_of_chunk) {
        sum_chunk(chunk, begin, end - begin < points_of_chunk ? end - begin : points_of_chunk);
        for (int k = 0; k < Sums; ++k) total[k].add(chunk[k]);
    }
    give(total);
}

/// The sums over a segment.
template <class At, class Pack, int Sums, class Parts, class Weights>
void sum_segment(Parts const& parts, Weights const& weights, typename Pack::value_type* result,
                 std::size_t begin, std::size_t end) {
    add_chunks<Sums, Pack>(
        begin, end,
        [&](Pack* chunk, std::size_t first, std::size_t points) {
            std::size_t const rest = points % Pack::size;
            sum_packs<At, Pack>(parts, weights, chunk, first, opaque(points / Pack::size));
            if (rest > 0)
                sum_last_points<At, Pack, Sums>(parts, weights, chunk, first + points - rest, rest);
        },
        [&](auto const* total) {
            for (int k = 0; k < Sums; ++k) result[k] = sum_of_lanes(total[k]);
        });
}

/// The same where rows are left where they lie.
template <class Plan, class Pack, class Parts, class Weights>
void sum_segment_of_rows(Parts const& parts, Weights const& weights,
                         typename Pack::value_type* result, std::size_t begin, std::size_t end) {
    constexpr auto& plan = Plan::plan;
    constexpr int lanes = plan.plain + Weights::leaves, sums = lanes + Plan::sum_registers;
    add_chunks<sums, Pack>(
        begin, end,
        [&](Pack* chunk, std::size_t first, std::size_t points) {
            std::size_t const rest = points % Pack::size;
            Pack last[sums], factor[plan.factors + 1];
            sum_rows<Plan>(parts, weights, chunk, factor, first, opaque(points / Pack::size));
            if (rest == 0) return;
            sum_last_rows<Plan>(parts, weights, last, first + points - rest, rest);
            for (int k = 0; k < sums; ++k)
                chunk[k] += k < lanes ? first_lanes(last[k], rest) : last[k];
        },
        [&](auto const* total) {
            for (int k = 0; k < plan.plain; ++k)
                result[plan.plain_output[k]] = sum_of_lanes(total[k]);
            if constexpr (Weights::leaves > 0)
                result[Plan::outputs] = sum_of_lanes(total[plan.plain]);
            total += lanes;
            for (int s = 0; s < plan.slopes; ++s)
                for (int r = 0; r < Plan::registers(plan.slope[s].count); ++r)
                    settled(*total++).store_unaligned(result + plan.slope[s].output +
                                                      Plan::begin_of(plan.slope[s].count, r));
        });
}

/// The sums over a segment, in the way that fits the program.
template <class At, class Pack, int Sums, class Parts, class Weights>
void sum_any_segment(Parts const& parts, Weights const& weights, typename Pack::value_type* result,
                     std::size_t begin, std::size_t end) {
    using Rows = row_plan_of<At, Pack, Parts>;
    if constexpr (Rows::rows)
        sum_segment_of_rows<Rows, Pack>(parts, weights, result, begin, end);
    else
        sum_segment<At, Pack, Sums>(parts, weights, result, begin, end);
}

/// The sums over all points.
template <class At, class Pack, int Sums, class Policy, class Parts, class Weights>
void sum_all(Policy policy, Parts const& parts, Weights const& weights,
             typename Pack::value_type* result, std::size_t size) {
    using Element = typename Pack::value_type;
    constexpr std::size_t sums = Sums;
    constexpr std::size_t wanted = most_partial_sums / sums;
    constexpr std::size_t most = wanted < 1 ? 1 : wanted < most_segments ? wanted : most_segments;
    if (size <= points_of_chunk)
        return sum_any_segment<At, Pack, Sums>(parts, weights, result, 0, size);
    std::size_t const chunks = (size + points_of_chunk - 1) / points_of_chunk;
    std::size_t const each = (chunks + most - 1) / most * points_of_chunk;
    std::size_t const segments = (size + each - 1) / each;
    Element partial[most * sums];
    each_task(policy, segments, [&](std::size_t k) {
        std::size_t const begin = k * each;
        std::size_t const end = size - begin < each ? size : begin + each;
        sum_any_segment<At, Pack, Sums>(parts, weights, partial + k * sums, begin, end);
    });
    for (std::size_t k = 0; k < sums; ++k) {
        compensated<Element> total{partial[k], Element(0)};
        for (std::size_t j = 1; j < segments; ++j) total.add(partial[j * sums + k]);
        result[k] = settled(total);
    }
}

} // namespace tapeless::data
