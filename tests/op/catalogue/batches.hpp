// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/real_numbers.hpp"

#include <xsimd/xsimd.hpp>

namespace catalogue_test {

/// The points lane by lane: operand k of lane i is operand k of the i-th point.
template <class Op, class Type>
auto in_lanes(point<Type, spec<Op>::arity> const* x) {
    using batch = xsimd::batch<Type>;
    point<batch, spec<Op>::arity> result;
    for (std::size_t k = 0; k < spec<Op>::arity; ++k) {
        Type lane[batch::size];
        for (std::size_t i = 0; i < batch::size; ++i) lane[i] = x[i][k];
        result[k] = batch::load_unaligned(lane);
    }
    return result;
}

/// Calls `see(what, lane, number of the result, value)`: value, reverse slopes, forward slopes.
template <class Op, class Type>
void each_lane(point<Type, spec<Op>::arity> const* x, auto const& see) {
    using batch = xsimd::batch<Type>;
    auto const in = in_lanes<Op, Type>(x);
    auto const visit = [&](char const* what, std::size_t k, batch const& result) {
        Type lane[batch::size];
        result.store_unaligned(lane);
        for (std::size_t i = 0; i < batch::size; ++i) see(what, i, k, lane[i]);
    };
    auto const reverse = reverse_at<Op, batch>(in);
    visit("value", 0, reverse.first);
    [&]<std::size_t... K>(std::index_sequence<K...>) {
        (visit("reverse", K, reverse.second[K]), ...);
        (visit("forward", K, forward_at<Op, K, batch>(in)), ...);
    }
    (std::make_index_sequence<spec<Op>::arity>{});
}

/// At ordinary arguments every lane is what a scalar gets, within a few units in the last place. No
/// signs of zeros are promised, for xsimd 8.1 loses them in many functions.
template <class Op, class Type>
void check_lanes() {
    using Spec = spec<Op>;
    auto const all = points<Op, Type>(64, range::core);
    worst_share value_error, slope_error;
    auto const error = [](Type got, Type scalar, long double beside) {
        return got == scalar ? 0.0 : error_of(got, number(scalar), beside);
    };
    auto const value_beside = std::fmax(Spec::value_beside, Spec::batch_beside);
    auto const slope_beside = std::fmax(Spec::slope_beside, Spec::batch_beside);
    for (std::size_t i = 0; i + xsimd::batch<Type>::size <= all.size();
         i += xsimd::batch<Type>::size)
        each_lane<Op, Type>(
            &all[i], [&](char const* what, std::size_t lane, std::size_t k, Type got) {
                auto const& x = all[i + lane];
                auto const where = [&] { return described<Op, Type>(x); };
                auto const [value, gradient] = reverse_at<Op, Type>(x);
                if (what[0] == 'v')
                    value_error.see(error(got, value, value_beside), Spec::batch_ulp, where);
                else
                    slope_error.see(error(got, gradient[k], slope_beside),
                                    Spec::batch_ulp + 2 * slope_bound<Op>(x), where);
            });
    value_error.check("value");
    slope_error.check("slope");
}

/// The same promises at edges as for scalars; the lanes hold different edges.
template <class Op, class Type>
void check_lanes_at_edges() {
    using Spec = spec<Op>;
    auto const edges = Spec::template edges<Type>();
    constexpr std::size_t lanes = xsimd::batch<Type>::size;
    for (std::size_t begin = 0; begin < edges.size(); ++begin) {
        point<Type, Spec::arity> x[lanes];
        for (std::size_t i = 0; i < lanes; ++i) x[i] = edges[(begin + i) % edges.size()].at;
        each_lane<Op, Type>(x, [&](char const* what, std::size_t i, std::size_t k, Type got) {
            auto const& edge = edges[(begin + i) % edges.size()];
            Type const expected = what[0] == 'v' ? edge.value : edge.slope[k];
            INFO(what << " " << k << " at " << (described<Op, Type>(edge.at)));
            CAPTURE(got, expected);
            if (std::apply([](auto... y) { return Spec::batch_keeps(y...); }, edge.at))
                CHECK(is_promised(got, expected, Spec::batch_ulp, false));
        });
    }
}

template <group Group, class Type>
void check_batches() {
    each_in_group<Group>([]<class Op>() {
        INFO(Op::name);
        check_lanes<Op, Type>();
        check_lanes_at_edges<Op, Type>();
    });
}

} // namespace catalogue_test
