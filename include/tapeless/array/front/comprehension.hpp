// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/front/ranges.hpp>
#include <tapeless/array/graph/reduce.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless {

namespace arrays {

/// The body of a comprehension at one index.
template <class Body>
constexpr symbol body_at(array_graph& g, Body const& body, int index) {
    using Value = decltype(body(std::declval<array_index>()));
    constexpr bool number = std::is_convertible_v<Value, symbol>;
    static_assert(number, TAPELESS_SAYS_ARRAY_BODY);
    if constexpr (number) {
        ++g.depth;
        symbol const value = body(array_index{&g, {index, 0}});
        --g.depth;
        return {&g, value.in(g)};
    } else
        return {&g, g.constant_node(0.0)};
}
constexpr symbol reduced(array_graph& g, index_set over, symbol const& x, reduction how) {
    return {&g, reduce(g, over, x.in(g), how)};
}
constexpr array_graph& graph_of(symbol const& x) { return static_cast<array_graph&>(*x.home()); }

constexpr symbol sum_over(symbol const& x, index_set over) {
    return reduced(graph_of(x), over, x, reduction::sum);
}
constexpr symbol max_over(symbol const& x, index_set over) {
    return reduced(graph_of(x), over, x, reduction::max);
}
/// How a comprehension combines what its body makes of all indices: `over` a set of them, or two
/// turns that are written out.
struct adding {
    static constexpr double neutral = 0;
    static constexpr symbol over(symbol const& x, index_set all) { return sum_over(x, all); }
    static constexpr symbol two(symbol const& a, symbol const& b) { return a + b; }
};
struct taking_largest {
    static constexpr double neutral = -std::numeric_limits<double>::infinity();
    static constexpr symbol over(symbol const& x, index_set all) { return max_over(x, all); }
    static constexpr symbol two(symbol const& a, symbol const& b) { return max(a, b); }
};
template <class How, class Body>
constexpr symbol over_range(index_range const& given, Body const& body) {
    index_range const range = in_graph(given, body);
    if (range.home != nullptr) {
        array_graph& g = *range.home;
        int const index = g.find_index(g.level_of_loop(), range.dimension, range.until);
        return How::over(body_at(g, body, index), only(index));
    }
    if constexpr (std::is_convertible_v<decltype(body(std::declval<array_index>())), symbol>)
        return unrolled<How>(range, body);
    else
        return How::neutral;
}
template <int Rank, class Change>
constexpr symbol over_all(symbolic_array<Rank> const& a, Change const& change) {
    array_graph& g = *a.home();
    auto const axes = a.own_axes();
    return change(symbol(&g, a.at(axes)), indices_of(axes));
}
/// log(sum(exp(x))) with the largest element taken out. Where that is infinite, x - m would be NaN.
constexpr symbol shift_of(symbol const& largest) {
    return select(abs(largest) < std::numeric_limits<double>::infinity(), largest, 0.0);
}

} // namespace arrays

template <class Body>
constexpr symbol sum(index_range const& range, Body const& body) {
    return arrays::over_range<arrays::adding>(range, body);
}
template <TracedArray Array>
constexpr symbol sum(Array const& a) {
    return arrays::over_all(a, arrays::sum_over);
}
template <TracedArray Array>
constexpr symbol mean(Array const& a) {
    arrays::array_graph& g = *a.home();
    int count = g.constant_node(1.0);
    for (int axis = 0; axis < Array::rank; ++axis)
        count = multiply(g, count, g.length_node(a.dimension(axis)));
    return sum(a) / symbol(&g, count);
}

/// An array of what `body` makes of each index: numbers, or arrays whose axes follow. The index is
/// that of the array's axis, so that nothing is read at other places than it was made at.
template <class Body>
constexpr auto map(index_range const& given, Body const& body) {
    using Element = std::remove_cvref_t<decltype(body(std::declval<array_index>()))>;
    constexpr int rank = TracedArray<Element> ? array_rank<Element> : 0;
    index_range const range = arrays::in_graph(given, body);
    if (range.home == nullptr)
        arrays::map_or_scan_over_turns_reads_no_argument_of_a_function_of_arrays();
    arrays::array_graph& g = *range.home;
    if (range.until.index >= 0) g.bad_range = true;
    int const index = g.find_index(g.level_of_axis(rank), range.dimension);
    ++g.depth;
    auto const value = body(array_index{&g, {index, 0}});
    --g.depth;
    arrays::positions_of_axes axes{1 + rank, {{index, 0}}};
    if constexpr (rank > 0) {
        auto const own = value.own_axes();
        for (int axis = 0; axis < rank; ++axis) axes.at[1 + axis] = own.at[axis];
        return symbolic_array<1 + rank>(&g, value.at(own), axes);
    } else
        return symbolic_array<1>(&g, arrays::node_over(g, value, axes), axes);
}

template <class Body>
constexpr symbol max(index_range const& range, Body const& body) {
    return arrays::over_range<arrays::taking_largest>(range, body);
}

/// log(sum(exp(x))). The derivative does not depend on the element taken out.
template <class Body>
constexpr symbol logsumexp(index_range const& given, Body const& body) {
    index_range const range = arrays::in_graph(given, body);
    symbol const m = arrays::shift_of(stop_gradient(max(range, body)));
    return log(sum(range, [&](auto i) { return exp(body(i) - m); })) + m;
}
template <TracedArray Array>
constexpr symbol logsumexp(Array const& a) {
    symbol const m = arrays::shift_of(stop_gradient(arrays::over_all(a, arrays::max_over)));
    return log(sum(exp(a - m))) + m;
}

constexpr symbol dot(symbolic_array<1> const& a, symbolic_array<1> const& b) { return sum(a * b); }

/// Rows of `a` times columns of `b`.
constexpr symbolic_array<2> matmul(symbolic_array<2> const& a, symbolic_array<2> const& b) {
    arrays::array_graph& g = *a.home();
    g.unite(a.dimension(1), b.dimension(0));
    int const i = g.find_index(g.level_of_axis(1), a.dimension(0));
    int const k = g.find_index(g.level_of_axis(0), b.dimension(1));
    int const j = g.find_index(g.level_of_contraction(), a.dimension(1));
    int const term = multiply(g, a.at({2, {{i, 0}, {j, 0}}}), b.at({2, {{j, 0}, {k, 0}}}));
    return {&g, reduce(g, arrays::only(j), term), {2, {{i, 0}, {k, 0}}}};
}
constexpr symbolic_array<1> matmul(symbolic_array<2> const& a, symbolic_array<1> const& x) {
    arrays::array_graph& g = *a.home();
    g.unite(a.dimension(1), x.dimension(0));
    int const i = g.find_index(g.level_of_axis(0), a.dimension(0));
    int const j = g.find_index(g.level_of_contraction(), a.dimension(1));
    int const term = multiply(g, a.at({2, {{i, 0}, {j, 0}}}), x.at({1, {{j, 0}}}));
    return {&g, reduce(g, arrays::only(j), term), {1, {{i, 0}}}};
}
constexpr symbolic_array<1> matmul(symbolic_array<1> const& x, symbolic_array<2> const& b) {
    arrays::array_graph& g = *x.home();
    g.unite(x.dimension(0), b.dimension(0));
    int const k = g.find_index(g.level_of_axis(0), b.dimension(1));
    int const j = g.find_index(g.level_of_contraction(), b.dimension(0));
    int const term = multiply(g, x.at({1, {{j, 0}}}), b.at({2, {{j, 0}, {k, 0}}}));
    return {&g, reduce(g, arrays::only(j), term), {1, {{k, 0}}}};
}
constexpr symbolic_array<2> transpose(symbolic_array<2> const& a) {
    arrays::array_graph& g = *a.home();
    int const i = g.find_index(g.level_of_axis(1), a.dimension(1));
    int const j = g.find_index(g.level_of_axis(0), a.dimension(0));
    return {&g, a.at({2, {{j, 0}, {i, 0}}}), {2, {{i, 0}, {j, 0}}}};
}

/// The mean of the squared differences.
template <class A, class B>
requires(TracedArray<A> || TracedArray<B>) constexpr symbol mse(A const& a, B const& b) {
    auto const difference = a - b;
    return mean(difference * difference);
}

} // namespace tapeless
