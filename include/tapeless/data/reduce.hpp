// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/kernel.hpp>
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
template <class Element>
Element settled(compensated<Element> const& x) {
    Element const total = x.sum + x.rest;
    return total == total ? total : x.sum;
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

/// The points that do not fill a pack, as one pack in rooms; the lanes behind the last point do not
/// count, whatever they hold.
template <class At, class Pack, int Sums, class... Layout, class Weights>
void sum_last_points(std::tuple<Layout...> const& parts, Weights const& weights, Pack* sum,
                     std::size_t begin, std::size_t count) {
    Pack last[Sums];
    rooms<Pack, Layout...> const points(parts, begin, count);
    if constexpr (Weights::leaves == 0) {
        sum_points<At, Pack>(points.inside(), weights, last, opaque(0), opaque(1));
    } else {
        room<Weights, Pack> weight;
        weight.fill(weights, begin, count);
        sum_points<At, Pack>(points.inside(), weight.inside, last, opaque(0), opaque(1));
    }
    using Element = typename Pack::value_type;
    for (int k = 0; k < Sums; ++k) {
        Element lane[Pack::size];
        last[k].store_unaligned(lane);
        for (std::size_t j = count; j < Pack::size; ++j) lane[j] = 0;
        sum[k] += Pack::load_unaligned(lane);
    }
}

/// The sums over a segment, the points from `begin` to before `end`.
template <class At, class Pack, int Sums, class Parts, class Weights>
void sum_segment(Parts const& parts, Weights const& weights, typename Pack::value_type* result,
                 std::size_t begin, std::size_t end) {
    using Element = typename Pack::value_type;
    compensated<Pack> total[Sums];
    while (begin < end) {
        std::size_t const points = end - begin < points_of_chunk ? end - begin : points_of_chunk;
        std::size_t const rest = points % Pack::size;
        Pack chunk[Sums];
        sum_points<At, Pack>(parts, weights, chunk, begin, opaque(points / Pack::size));
        if (rest > 0)
            sum_last_points<At, Pack, Sums>(parts, weights, chunk, begin + points - rest, rest);
        for (int k = 0; k < Sums; ++k) total[k].add(chunk[k]);
        begin += points;
    }
    for (int k = 0; k < Sums; ++k) {
        Element sum[Pack::size], rest[Pack::size];
        total[k].sum.store_unaligned(sum);
        total[k].rest.store_unaligned(rest);
        for (std::size_t half = Pack::size / 2; half > 0; half /= 2)
            for (std::size_t j = 0; j < half; ++j) {
                compensated<Element> lane{sum[j], rest[j] + rest[j + half]};
                lane.add(sum[j + half]);
                sum[j] = lane.sum, rest[j] = lane.rest;
            }
        result[k] = settled(compensated<Element>{sum[0], rest[0]});
    }
}

/// The sums over all points.
template <class At, class Pack, int Sums, class Policy, class Parts, class Weights>
void sum_all(Policy policy, Parts const& parts, Weights const& weights,
             typename Pack::value_type* result, std::size_t size) {
    using Element = typename Pack::value_type;
    constexpr std::size_t sums = Sums;
    constexpr std::size_t wanted = most_partial_sums / sums;
    constexpr std::size_t most = wanted < 1 ? 1 : wanted < most_segments ? wanted : most_segments;
    std::size_t const chunks = (size + points_of_chunk - 1) / points_of_chunk;
    std::size_t const each = (chunks + most - 1) / most * points_of_chunk;
    std::size_t const segments = size == 0 ? 0 : (size + each - 1) / each;
    Element partial[most * sums];
    each_task(policy, segments, [&](std::size_t k) {
        std::size_t const begin = k * each;
        std::size_t const end = size - begin < each ? size : begin + each;
        sum_segment<At, Pack, Sums>(parts, weights, partial + k * sums, begin, end);
    });
    for (std::size_t k = 0; k < sums; ++k) {
        compensated<Element> total{segments > 0 ? partial[k] : Element(0), Element(0)};
        for (std::size_t j = 1; j < segments; ++j) total.add(partial[j * sums + k]);
        result[k] = settled(total);
    }
}

} // namespace tapeless::data
