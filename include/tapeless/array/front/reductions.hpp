// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/front/comprehension.hpp>

#include <bit>
#include <limits>

namespace tapeless {

namespace arrays {

/// The indices of an array's own axes but one, as axes of an array of one rank less.
template <int Axis>
constexpr positions_of_axes without_axis(positions_of_axes own) {
    --own.rank;
    for (int axis = Axis; axis < own.rank; ++axis) own.at[axis] = own.at[axis + 1];
    return own;
}
template <int Axis, int Rank>
constexpr bool has_axis() {
    constexpr bool exists = Axis >= 0 && Axis < Rank;
    static_assert(exists, TAPELESS_SAYS_ARRAY_AXIS);
    return exists;
}
/// What is left of an array when `change(g, node, over)` has combined its elements along one axis.
template <int Axis, int Rank, class Change>
constexpr auto along(symbolic_array<Rank> const& a, Change const& change) {
    if constexpr (!has_axis<Axis, Rank>())
        return along<0>(a, change);
    else {
        array_graph& g = *a.home();
        auto const own = a.own_axes();
        symbol const all = change(symbol(&g, a.at(own)), only(own.at[Axis].index));
        if constexpr (Rank == 1)
            return all;
        else
            return symbolic_array<Rank - 1>(&g, all.in(g), without_axis<Axis>(own));
    }
}
/// What `change(element, over)` makes of each element and all others along its axis.
template <int Axis, int Rank, class Change>
constexpr symbolic_array<Rank> each_along(symbolic_array<Rank> const& a, Change const& change) {
    if constexpr (!has_axis<Axis, Rank>())
        return a;
    else {
        array_graph& g = *a.home();
        auto const own = a.own_axes();
        return {&g, change(symbol(&g, a.at(own)), only(own.at[Axis].index)).in(g), own};
    }
}
constexpr symbol product_over(symbol const& x, index_set over) {
    return reduced(graph_of(x), over, x, reduction::product);
}
constexpr symbol min_over(symbol const& x, index_set over) { return -max_over(-x, over); }
constexpr symbol shift_over(symbol const& x, index_set over) {
    return shift_of(stop_gradient(max_over(x, over)));
}
constexpr symbol logsumexp_over(symbol const& x, index_set over) {
    symbol const m = shift_over(x, over);
    return log(sum_over(exp(x - m), over)) + m;
}
/// The least number `here` of a largest element, which NaN is, as it is the maximum then.
constexpr symbol first_largest(symbol const& x, index_set over, symbol const& here) {
    symbol const none = std::numeric_limits<double>::infinity();
    symbol const of_others = select(x == x, none, here);
    return min_over(select(x == max_over(x, over), here, of_others), over);
}
/// `over` is one index.
constexpr symbol argmax_over(symbol const& x, index_set over) {
    array_graph& g = graph_of(x);
    return first_largest(x, over, {&g, number_at(g, {std::countr_zero(over), 0})});
}

struct multiplying {
    static constexpr double neutral = 1;
    static constexpr symbol over(symbol const& x, index_set all) { return product_over(x, all); }
    static constexpr symbol two(symbol const& a, symbol const& b) { return a * b; }
};
struct taking_least {
    static constexpr double neutral = std::numeric_limits<double>::infinity();
    static constexpr symbol over(symbol const& x, index_set all) { return min_over(x, all); }
    static constexpr symbol two(symbol const& a, symbol const& b) { return min(a, b); }
};

} // namespace arrays

// Of a comprehension

template <class Body>
constexpr symbol product(index_range const& range, Body const& body) {
    return arrays::over_range<arrays::multiplying>(range, body);
}
template <class Body>
constexpr symbol min(index_range const& range, Body const& body) {
    return arrays::over_range<arrays::taking_least>(range, body);
}
/// The index of the largest element as a number, the first one if there are several.
template <class Body>
constexpr symbol argmax(index_range const& given, Body const& body) {
    index_range const range = arrays::in_graph(given, body);
    symbol const largest = max(range, body), none = std::numeric_limits<double>::infinity();
    return min(range, [&](auto i) { return select(body(i) == largest, number(i), none); });
}

// So many turns, a constant, in place of a range

template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr symbol sum(Turns const& n, Body const& body) {
    return sum(arrays::range_of_turns(n), body);
}
template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr symbol product(Turns const& n, Body const& body) {
    return product(arrays::range_of_turns(n), body);
}
template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr symbol max(Turns const& n, Body const& body) {
    return max(arrays::range_of_turns(n), body);
}
template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr symbol min(Turns const& n, Body const& body) {
    return min(arrays::range_of_turns(n), body);
}
template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr symbol argmax(Turns const& n, Body const& body) {
    return argmax(arrays::range_of_turns(n), body);
}
template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr symbol logsumexp(Turns const& n, Body const& body) {
    return logsumexp(arrays::range_of_turns(n), body);
}
template <class Turns, class Body>
requires TurnsAndBody<Turns, Body>
constexpr auto map(Turns const& n, Body const& body) {
    return map(arrays::range_of_turns(n), body);
}

// Of all elements, along one axis

template <TracedArray Array>
constexpr symbol product(Array const& a) {
    return arrays::over_all(a, arrays::product_over);
}
template <TracedArray Array>
constexpr symbol max(Array const& a) {
    return arrays::over_all(a, arrays::max_over);
}
template <TracedArray Array>
constexpr symbol min(Array const& a) {
    return arrays::over_all(a, arrays::min_over);
}
/// Counted in row-major order where there are several axes.
template <TracedArray Array>
constexpr symbol argmax(Array const& a) {
    arrays::array_graph& g = *a.home();
    auto const axes = a.own_axes();
    symbol place = 0.0;
    for (int axis = 0; axis < Array::rank; ++axis) {
        symbol const length(&g, g.length_node(a.dimension(axis)));
        place = axis == 0 ? symbol() : place * length;
        place = place + symbol(&g, arrays::number_at(g, axes.at[axis]));
    }
    return arrays::first_largest(symbol(&g, a.at(axes)), arrays::indices_of(axes), place);
}

template <int Axis, int Rank>
constexpr auto sum(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, arrays::sum_over);
}
template <int Axis, int Rank>
constexpr auto product(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, arrays::product_over);
}
template <int Axis, int Rank>
constexpr auto max(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, arrays::max_over);
}
template <int Axis, int Rank>
constexpr auto min(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, arrays::min_over);
}
template <int Axis, int Rank>
constexpr auto argmax(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, arrays::argmax_over);
}
template <int Axis, int Rank>
constexpr auto logsumexp(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, arrays::logsumexp_over);
}
template <int Axis, int Rank>
constexpr auto mean(symbolic_array<Rank> const& a) {
    return arrays::along<Axis>(a, [](symbol const& x, arrays::index_set over) {
        arrays::array_graph& g = arrays::graph_of(x);
        symbol const count(&g, g.count_node(std::countr_zero(over)));
        return arrays::sum_over(x, over) / count;
    });
}

/// A row of a matrix. Of an array of any rank, its part at indices or numbers for the first axes.
template <int Rank, class... Index>
requires(sizeof...(Index) > 0 &&
         sizeof...(Index) < Rank) constexpr auto row(symbolic_array<Rank> const& a,
                                                     Index const&... i) {
    constexpr int fixed = static_cast<int>(sizeof...(Index)), left = Rank - fixed;
    arrays::array_graph& g = *a.home();
    arrays::positions_of_axes of_a{Rank, {position_at(g, i)...}}, axes{left, {}};
    for (int k = 0; k < left; ++k) {
        axes.at[k].index = g.find_index(g.level_of_axis(left - 1 - k), a.dimension(fixed + k));
        of_a.at[fixed + k] = axes.at[k];
    }
    return symbolic_array<left>{&g, a.at(of_a), axes};
}

/// exp(x) divided by its sum along an axis.
template <int Axis, int Rank>
constexpr symbolic_array<Rank> softmax(symbolic_array<Rank> const& a) {
    return arrays::each_along<Axis>(a, [](symbol const& x, arrays::index_set over) {
        symbol const e = exp(x - arrays::shift_over(x, over));
        return e / arrays::sum_over(e, over);
    });
}
/// log(softmax(x)), which neither overflows nor takes the logarithm of what has vanished.
template <int Axis, int Rank>
constexpr symbolic_array<Rank> log_softmax(symbolic_array<Rank> const& a) {
    return arrays::each_along<Axis>(a, [](symbol const& x, arrays::index_set over) {
        return x - arrays::logsumexp_over(x, over);
    });
}

// Along the last axis

template <TracedArray Array>
constexpr Array softmax(Array const& a) {
    return softmax<Array::rank - 1>(a);
}
template <TracedArray Array>
constexpr Array log_softmax(Array const& a) {
    return log_softmax<Array::rank - 1>(a);
}

} // namespace tapeless
