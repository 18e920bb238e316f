// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/reduce.hpp>
#include <tapeless/array/symbolic_array.hpp>
#include <tapeless/array/tensor.hpp>
#include <tapeless/op/catalogue.hpp>

namespace tapeless {

/// What an index runs over.
struct index_range {
    arrays::array_graph* home = nullptr;
    int dimension = 0;
    arrays::position until;
};

/// The range of an axis: `sum(indices<0>(A), [&](auto i) { ... })`.
template <int Axis, int Rank>
constexpr auto indices(symbolic_array<Rank> const& a) {
    constexpr bool exists = Axis >= 0 && Axis < Rank;
    static_assert(exists, TAPELESS_SAYS_ARRAY_AXIS);
    return index_range{a.home(), exists ? a.dimension(Axis) : a.home()->add_dimension(dynamic), {}};
}

/// A range is no operand: `max(range, body)` is a comprehension.
template <class Op, class Body>
constexpr void apply_op(Op, index_range const&, Body const&) {}

/// The range of what is below the index of an outer loop, `below(i)`, or up to it, `below(i + 1)`.
constexpr index_range below(array_index const& i) {
    arrays::array_graph& g = *i.home;
    bool const plain = i.at.index >= 0 && !g.is_combined(i.at);
    if (!plain || i.at.offset < 0 || i.at.offset > 1) g.bad_range = true;
    return {&g, g.index[plain ? i.at.index : 0].dimension, i.at};
}

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
/// A comprehension: the body, reduced over all indices.
template <class Body>
constexpr symbol reduced(index_range const& range, Body const& body, reduction how) {
    array_graph& g = *range.home;
    int const index = g.find_index(g.level_of_loop(), range.dimension, range.until);
    int const value = body_at(g, body, index).in(g);
    return {&g, reduce(g, only(index), value, how)};
}
template <int Rank>
constexpr symbol reduced(symbolic_array<Rank> const& a, reduction how) {
    array_graph& g = *a.home();
    auto const axes = a.own_axes();
    return {&g, reduce(g, indices_of(axes), a.at(axes), how)};
}
/// log(sum(exp(x))) with the largest element taken out. Where that is infinite, x - m would be NaN.
constexpr symbol shift_of(symbol const& largest) {
    return select(abs(largest) < std::numeric_limits<double>::infinity(), largest, 0.0);
}

} // namespace arrays

template <class Body>
constexpr symbol sum(index_range const& range, Body const& body) {
    return arrays::reduced(range, body, arrays::reduction::sum);
}
template <int Rank>
constexpr symbol sum(symbolic_array<Rank> const& a) {
    return arrays::reduced(a, arrays::reduction::sum);
}
template <int Rank>
constexpr symbol mean(symbolic_array<Rank> const& a) {
    arrays::array_graph& g = *a.home();
    int count = g.constant_node(1.0);
    for (int axis = 0; axis < Rank; ++axis)
        count = multiply(g, count, g.length_node(a.dimension(axis)));
    return sum(a) / symbol(&g, count);
}

/// An array of what `body` makes of each index: numbers, or arrays whose axes follow. The index is
/// that of the array's axis, so that nothing is read at other places than it was made at.
template <class Body>
constexpr auto map(index_range const& range, Body const& body) {
    using Element = std::remove_cvref_t<decltype(body(std::declval<array_index>()))>;
    constexpr int rank = TracedArray<Element> ? array_rank<Element> : 0;
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

/// log(sum(exp(x))). The derivative does not depend on the element taken out.
template <class Body>
constexpr symbol logsumexp(index_range const& range, Body const& body) {
    symbol const largest = arrays::reduced(range, body, arrays::reduction::max);
    symbol const m = arrays::shift_of(stop_gradient(largest));
    return log(sum(range, [&](auto i) { return exp(body(i) - m); })) + m;
}
template <int Rank>
constexpr symbol logsumexp(symbolic_array<Rank> const& a) {
    symbol const largest = arrays::reduced(a, arrays::reduction::max);
    symbol const m = arrays::shift_of(stop_gradient(largest));
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
