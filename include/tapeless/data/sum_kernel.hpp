// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/compensated.hpp>
#include <tapeless/data/kernel.hpp>

/// The loop of a sum: the results of a program at many points are added up in registers, lane by
/// lane.

namespace tapeless::data {

/// The inputs of a program that adds to sums: its own, the sums so far, the weight of the point.
template <class Inputs, int Count, int Sums, class Pack>
struct inputs_and_sums {
    Inputs in;
    Pack const* total;
    Pack const& weight;

    TAPELESS_INLINE Pack operator[](int k) const {
        if (k < Count) return in[k];
        return k < Count + Sums ? total[k - Count] : weight;
    }
};

/// Adds the results of a program at one pack of points to `total`: where the machine has
/// multiply-adds, within the program.
template <class At, class Pack, class Parts, class Weights>
TAPELESS_INLINE inline void add_pack(Parts const& parts, Weights const& weights, Pack* total,
                                     std::size_t i) {
    using Inputs = inputs_at<Pack, Parts>;
    constexpr int outputs = At::graph.outputs;
    constexpr bool weighted = Weights::leaves > 0;
    Pack prepared[At::inputs + 1], weight;
    Inputs::prepare(parts, prepared, i);
    if constexpr (weighted) load_all(weights, &weight, i);
    Inputs const in{parts, i, prepared};
    if constexpr (simd::can_fuse<Pack>)
        evaluate_pack<fused<At, Pack, outputs, weighted>, Pack>(
            inputs_and_sums<Inputs, At::inputs, outputs, Pack>{in, total, weight},
            [total](int k, Pack const& x) TAPELESS_INLINE_LAMBDA { total[k] = x; });
    else
        evaluate_pack<At, Pack>(in, [total, &weight](int k, Pack const& x) TAPELESS_INLINE_LAMBDA {
            add_term<Weights>(total[k], weight, x);
        });
    if constexpr (weighted) total[outputs] += weight;
}

/// A sum waits for the sum before it, some four cycles. Where nothing in the body takes as long,
/// and registers suffice, several sums run side by side.
template <class At, int Sums>
constexpr int ways_of() {
    auto const& g = At::graph;
    if (g.size > 48) return 1;
    for (int i = 1; i < g.size; ++i)
        if (code_of(g.node[i]) >= code::first_called) return 1;
    return Sums <= 4 ? 4 : Sums <= 8 ? 2 : 1;
}

/// Adds the results of a program at `packs` packs of points to `sum`; with weights, each result
/// times the weight of its point, and after the results the weights themselves.
template <class At, class Pack, class Parts, class Weights>
[[gnu::noinline]] void sum_points(Parts const& given, Weights const& weights, Pack* sum,
                                  std::size_t begin, std::size_t packs) {
    constexpr int outputs = At::graph.outputs;
    constexpr int sums = outputs + Weights::leaves;
    Parts const parts = copied(given);
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

} // namespace tapeless::data
