// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/compensated.hpp>
#include <tapeless/data/kernel.hpp>

/// The loop of a sum: the results of a program at many points are added up in registers, lane by
/// lane.

namespace tapeless::data {

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
