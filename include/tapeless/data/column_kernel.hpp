// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/row_kernel.hpp>

/// Many columns: the inner products of a block of points column by column, the body, and the slopes
/// column by column again, from the cache. Each column gives some cache lines at a time, and the
/// sum of a slope is loaded and stored once for a block.

namespace tapeless::data {

inline constexpr int packs_of_block = 8;

/// The inner products of a block of points.
template <class Plan, int Packs, int P, class Pack, class Columns>
TAPELESS_INLINE inline void multiply_columns(Columns const& x, std::size_t i,
                                             typename Pack::value_type const* weight, Pack* sum) {
    constexpr int first = Plan::plan.product[P].first, count = Plan::plan.product[P].count;
    simd::unrolled<Packs>([&](int j) TAPELESS_INLINE_LAMBDA { sum[j] = Pack(0); });
    for (int k = 0; k < count; ++k) {
        auto const* const from = x.first[first + k] + i;
        Pack const w(weight[k]);
        simd::unrolled<Packs>([&](int j) TAPELESS_INLINE_LAMBDA {
            Pack const each = Pack::load_unaligned(from + std::size_t(j) * Pack::size);
            sum[j] = simd::multiply_add(w, each, sum[j]);
            simd::ask_for(from, std::size_t(simd::packs_ahead * Packs + j) * Pack::size);
        });
    }
}
/// Adds the slopes of a block of points to their sums.
template <class Plan, int Packs, int S, class Pack, class Columns>
TAPELESS_INLINE inline void add_columns(Columns const& x, std::size_t i, Pack const* factor,
                                        Pack* sum) {
    constexpr auto slope = Plan::plan.slope[S];
    for (int k = 0; k < slope.count; ++k) {
        auto const* const from = x.first[slope.first + k] + i;
        Pack all = simd::times(factor[0], Pack::load_unaligned(from));
        simd::unrolled<Packs - 1>([&](int j) TAPELESS_INLINE_LAMBDA {
            Pack const each = Pack::load_unaligned(from + std::size_t(j + 1) * Pack::size);
            all = simd::multiply_add(factor[j + 1], each, all);
        });
        sum[slope.output + k] += all;
    }
}

/// One block of points, added to `total`: the results in order, and then the weights.
template <class Plan, int Packs, class Pack, class Given, class Parts, class Weights>
TAPELESS_INLINE inline void
add_block(Given const& given, Parts const& parts, Weights const& weights,
          typename Pack::value_type const* weight, Pack* total, std::size_t i) {
    using Body = typename Plan::body;
    using Inputs = inputs_at<Pack, Parts>;
    constexpr auto& plan = Plan::plan;
    auto const& x = std::get<Plan::place.part>(given);
    Pack product[plan.products + 1][Packs], factor[plan.factors + 1][Packs];
    for_constants<plan.products>([&](auto p) TAPELESS_INLINE_LAMBDA {
        multiply_columns<Plan, Packs, p()>(x, i, weight + p() * Plan::place.leaves, product[p()]);
    });
    for (int j = 0; j < Packs; ++j) {
        std::size_t const at = i + std::size_t(j) * Pack::size;
        Pack prepared[Body::inputs + 1], of_point(1);
        Inputs::prepare(parts, prepared, at);
        for (int p = 0; p < plan.products; ++p)
            prepared[Body::inputs - plan.products + p] = product[p][j];
        if constexpr (Weights::leaves > 0) {
            load_all(weights, &of_point, at);
            total[Plan::outputs] += of_point;
        }
        evaluate_pack<fused_of<Body, Pack>, Pack>(
            Inputs{parts, at, prepared}, [&](int k, Pack const& y) TAPELESS_INLINE_LAMBDA {
                if (k < plan.plain)
                    add_term<Weights>(total[plan.plain_output[k]], of_point, y);
                else
                    factor[k - plan.plain][j] = Weights::leaves > 0 ? of_point * y : y;
            });
    }
    for_constants<plan.slopes>([&](auto s) TAPELESS_INLINE_LAMBDA {
        add_columns<Plan, Packs, s()>(x, i, factor[plan.slope[s()].factor], total);
    });
}

/// Adds the results of a program at `packs` packs of points, as sum_points does.
template <class Plan, class Pack, class Parts, class Weights>
[[gnu::noinline]] void sum_columns(Parts const& given, Weights const& weights, Pack* sum,
                                   std::size_t i, std::size_t packs) {
    using Element = typename Pack::value_type;
    constexpr auto& plan = Plan::plan;
    constexpr int sums = Plan::outputs + Weights::leaves, leaves = Plan::place.leaves;
    auto const parts = parts_of_body<Plan, Element>(given);
    Element weight[plan.products * leaves + 1];
    for (int p = 0; p < plan.products; ++p)
        for (int k = 0; k < plan.product[p].count; ++k)
            weight[p * leaves + k] =
                weight_of<Element>(plan.product[p], given, plan.product[p].first + k);
    Pack total[sums];
    for (Pack& each : total) each = Pack(0);
    constexpr std::size_t block = packs_of_block;
    for (; packs >= block; packs -= block, i += block * Pack::size)
        add_block<Plan, packs_of_block>(given, parts, weights, weight, total, i);
    for (; packs > 0; --packs, i += Pack::size)
        add_block<Plan, 1>(given, parts, weights, weight, total, i);
    for (int k = 0; k < sums; ++k) sum[k] = total[k];
}

} // namespace tapeless::data
