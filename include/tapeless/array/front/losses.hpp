// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/reductions.hpp>

namespace tapeless {

namespace arrays {

/// sqrt(s), with the derivative 0 instead of an infinite one at 0. NaN stays NaN.
constexpr symbol root_of_sum(symbol const& s) {
    return select(s == 0.0, symbol(0.0), sqrt(select(s == 0.0, symbol(1.0), s)));
}
constexpr symbol norm_over(symbol const& x, index_set over) {
    return root_of_sum(sum_over(x * x, over));
}
/// (x - mean) / sqrt(variance + epsilon) over one index, the variance being that of all elements.
constexpr symbol standardized(symbol const& x, index_set over, double epsilon) {
    array_graph& g = graph_of(x);
    symbol const count(&g, g.count_node(std::countr_zero(over)));
    symbol const centred = x - sum_over(x, over) / count;
    symbol const variance = sum_over(centred * centred, over) / count;
    return centred * (1.0 / sqrt(variance + epsilon));
}

} // namespace arrays

/// The root of the sum of squares; its derivative where all elements are 0 is 0.
template <class Body>
constexpr symbol norm(index_range const& range, Body const& body) {
    return arrays::root_of_sum(sum(range, [&](auto i) {
        symbol const x = body(i);
        return x * x;
    }));
}
template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr symbol norm(Turns const& n, Body const& body) {
    return norm(arrays::range_of_turns(n), body);
}
template <TracedArray Array>
constexpr symbol norm(Array const& a) {
    return arrays::over_all(a, arrays::norm_over);
}
template <int Axis, int Rank>
constexpr auto norm(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, arrays::norm_over);
}

/// Along the last axis: mean 0 and variance 1.
template <int Rank>
constexpr symbolic_array<Rank> layer_norm(symbolic_array<Rank> const& a, double epsilon = 1e-5) {
    return arrays::each_along<Rank - 1>(a, [&](symbol const& x, arrays::index_set over) {
        return arrays::standardized(x, over, epsilon);
    });
}
/// The same, times a gain and plus a shift for each element of the last axis.
template <int Rank, class Gain, class Shift>
constexpr auto layer_norm(symbolic_array<Rank> const& a, Gain const& gain, Shift const& shift,
                          double epsilon = 1e-5) {
    return layer_norm(a, epsilon) * gain + shift;
}

/// Of scores and the probabilities that they should have along the last axis, as `softmax` makes
/// them: the mean over all other axes.
template <int Rank>
constexpr symbol cross_entropy(symbolic_array<Rank> const& scores,
                               symbolic_array<Rank> const& probabilities) {
    arrays::array_graph& g = *scores.home();
    int count = g.constant_node(1.0);
    for (int axis = 0; axis + 1 < Rank; ++axis)
        count = multiply(g, count, g.length_node(scores.dimension(axis)));
    return -sum(probabilities * log_softmax(scores)) / symbol(&g, count);
}

/// The mean of max(0, 1 - label * score), labels being 1 and -1.
template <class Scores, class Labels>
requires(TracedArray<Scores> || TracedArray<Labels>) constexpr symbol
    hinge(Scores const& scores, Labels const& labels) {
    return mean(relu(1.0 - labels * scores));
}

} // namespace tapeless
