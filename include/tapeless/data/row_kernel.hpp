// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/kernel.hpp>
#include <tapeless/data/row_sums.hpp>

namespace tapeless::data {

/// Calls `f(k)` for each k below N, where k is a constant.
template <int N, class Function>
TAPELESS_INLINE inline void for_constants(Function const& f) {
    [&]<int... K>(std::integer_sequence<int, K...>) TAPELESS_INLINE_LAMBDA {
        (f(std::integral_constant<int, K>{}), ...);
    }
    (std::make_integer_sequence<int, N>{});
}

/// The inner products of a pack of points, as inputs of the body.
template <class Plan, class Pack, class Rows>
TAPELESS_INLINE inline void multiply_rows(Rows const& row, Pack const* weight, Pack* product) {
    for_constants<Plan::plan.products>([&](auto p) TAPELESS_INLINE_LAMBDA {
        constexpr int first = Plan::plan.product[p()].first, count = Plan::plan.product[p()].count;
        product[p()] = inner_products<first, count>(row, weight);
        weight += Plan::registers(count);
    });
}
/// Calls `add(slope, factors of the points, sums)` for each stretch of slopes.
template <class Plan, class Pack, class Add>
TAPELESS_INLINE inline void each_slope(Pack const* factor, Pack* sum, Add const& add) {
    for_constants<Plan::plan.slopes>([&](auto s) TAPELESS_INLINE_LAMBDA {
        constexpr auto slope = Plan::plan.slope[s()];
        typename Pack::value_type lane[Pack::size];
        factor[slope.factor].store_unaligned(lane);
        add(s, lane, sum);
        sum += Plan::registers(slope.count);
    });
}

/// Adds up `packs` packs of points from point i on: the results that are no slopes and the weights,
/// point by point in the lanes, and then the slopes in rows. The factors of the last pack are left
/// in `factor`.
template <class Plan, class Pack, class Parts, class Weights>
[[gnu::noinline]] void sum_rows(Parts const& given, Weights const& weights, Pack* sum,
                                Pack* factors, std::size_t i, std::size_t packs) {
    using Element = typename Pack::value_type;
    using Body = typename Plan::body;
    constexpr auto& plan = Plan::plan;
    constexpr int plain = plan.plain, lanes = plain + Weights::leaves;
    constexpr int sums = lanes + Plan::sum_registers;
    auto const parts = parts_of_body<Plan, Element>(given);
    auto const rows = std::get<Plan::place.part>(given);
    using Inputs = inputs_at<Pack, std::remove_const_t<decltype(parts)>>;
    Pack weight[Plan::weight_registers + 1], total[sums], factor[plan.factors + 1];
    collect_weights<Plan>(given, weight);
    each_register<sums>([&](int k) TAPELESS_INLINE_LAMBDA { total[k] = Pack(0); });
    for (int k = 0; k < plan.factors; ++k) factor[k] = Pack(0);
    for (; packs > 0; --packs, i += Pack::size) {
        auto row = rows.rows_from(i);
        row.template ask_ahead<Pack>();
        Pack prepared[Body::inputs + 1], of_point(1);
        Inputs::prepare(parts, prepared, i);
        multiply_rows<Plan>(row, weight, prepared + Body::inputs - plan.products);
        if constexpr (Weights::leaves > 0) {
            load_all(weights, &of_point, i);
            total[plain] += of_point;
        }
        evaluate_pack<fused_of<Body, Pack>, Pack>(
            Inputs{parts, i, prepared}, [&](int k, Pack const& x) TAPELESS_INLINE_LAMBDA {
                if (k < plain)
                    add_term<Weights>(total[k], of_point, x);
                else
                    factor[k - plain] = Weights::leaves > 0 ? of_point * x : x;
            });
        row.read_again(); // instead of keeping them in memory of our own
        each_slope<Plan>(factor, total + lanes,
                         [&](auto s, Element const* of, Pack* to) TAPELESS_INLINE_LAMBDA {
                             add_rows<plan.slope[s()].first, plan.slope[s()].count>(row, of, to);
                         });
    }
    each_register<sums>([&](int k) TAPELESS_INLINE_LAMBDA { sum[k] = total[k]; });
    for (int k = 0; k < plan.factors; ++k) factors[k] = factor[k];
}

/// The points that do not fill a pack, as one pack in rooms; of slopes, they alone are added.
template <class Plan, class Pack, class Parts, class Weights>
void sum_last_rows(Parts const& parts, Weights const& weights, Pack* sum, std::size_t begin,
                   std::size_t count) {
    using Element = typename Pack::value_type;
    constexpr auto& plan = Plan::plan;
    constexpr int lanes = plan.plain + Weights::leaves;
    Pack factor[plan.factors + 1];
    in_rooms<Pack>(parts, weights, begin, count, [&](auto const& points, auto const& weight) {
        sum_rows<Plan>(points, weight, sum, factor, opaque(0), opaque(1));
        auto const row = std::get<Plan::place.part>(points).rows_from(0);
        for (int k = lanes; k < lanes + Plan::sum_registers; ++k) sum[k] = Pack(0);
        each_slope<Plan>(factor, sum + lanes, [&](auto s, Element const* of, Pack* to) {
            add_some_rows<plan.slope[s()].first, plan.slope[s()].count>(row, of, to, count);
        });
    });
}

} // namespace tapeless::data
