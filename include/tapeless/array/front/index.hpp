// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array/diagnostics.hpp>
#include <tapeless/array/graph/combined_index.hpp>

namespace tapeless {

/// The variable of a comprehension, as in `x(i)`, `x(i + 1)` and `x(2 * i + k)`. Without a graph it
/// is a constant: see `arrays::in_graph`.
struct array_index {
    arrays::array_graph* home = nullptr;
    arrays::position at;

    friend constexpr array_index operator+(array_index i, int offset) {
        return {i.home, {i.at.index, i.at.offset + offset}};
    }
    friend constexpr array_index operator+(int offset, array_index i) { return i + offset; }
    friend constexpr array_index operator-(array_index i, int offset) { return i + -offset; }
    friend constexpr array_index operator*(int stride, array_index i) {
        if (i.home == nullptr) return {nullptr, {-1, stride * i.at.offset}};
        arrays::loose_position made(*i.home);
        made.add(i.at, stride);
        return {i.home, made.made()};
    }
    friend constexpr array_index operator*(array_index i, int stride) { return stride * i; }
    friend constexpr array_index operator-(array_index i) { return -1 * i; }
    friend constexpr array_index operator+(array_index i, array_index j) {
        if (i.home == nullptr || j.home == nullptr)
            return {nullptr, {-1, i.at.offset + j.at.offset}};
        arrays::loose_position made(*i.home);
        made.add(i.at);
        made.add(j.at);
        return {i.home, made.made()};
    }
    friend constexpr array_index operator-(array_index i, array_index j) { return i + -1 * j; }
    /// Plus an element of an argument of integers.
    friend constexpr array_index operator+(array_index i, symbol const& element) {
        if (i.home == nullptr) return i;
        return i + array_index{i.home, arrays::position_of_node(*i.home, element.in(*i.home))};
    }
    friend constexpr array_index operator+(symbol const& element, array_index i) {
        return i + element;
    }
};

/// An index as a number: `number(i) * x(i)`.
constexpr symbol number(array_index const& i) {
    if (i.home == nullptr) return static_cast<double>(i.at.offset);
    return {i.home, arrays::number_at(*i.home, i.at)};
}

/// What an index is not made for: a product or quotient of indices, a number among numbers.
template <class A, class B>
concept IndexOperands = std::is_same_v<A, array_index> || std::is_same_v<B, array_index>;
template <class A, class B>
constexpr symbol index_as_number() {
    constexpr bool is_number = !IndexOperands<A, B>;
    static_assert(is_number, TAPELESS_SAYS_ARRAY_INDEX_NUMBER);
    return {};
}
template <class A, class B>
requires IndexOperands<A, B>
constexpr symbol operator*(A const&, B const&) { return index_as_number<A, B>(); }
template <class A, class B>
requires IndexOperands<A, B>
constexpr symbol operator/(A const&, B const&) { return index_as_number<A, B>(); }
template <class A, class B>
requires IndexOperands<A, B>
constexpr condition operator<(A const&, B const&) { return index_as_number<A, B>() < 0.0; }
template <class A, class B>
requires IndexOperands<A, B>
constexpr condition operator>(A const&, B const&) { return index_as_number<A, B>() < 0.0; }
template <class A, class B>
requires IndexOperands<A, B>
constexpr condition operator==(A const&, B const&) { return index_as_number<A, B>() < 0.0; }

/// Where an array is read at an index. One without a graph is read at the first element, which is
/// there wherever any is.
constexpr arrays::position position_at(arrays::array_graph&, array_index const& i) {
    return i.home == nullptr ? arrays::position{-1, 0} : i.at;
}
template <class Number>
requires std::is_arithmetic_v<Number>
constexpr arrays::position position_at(arrays::array_graph& g, Number i) {
    g.bad_index = g.bad_index || !std::is_integral_v<Number>;
    return {-1, static_cast<int>(i)};
}
constexpr arrays::position position_at(arrays::array_graph& g, symbol const& element) {
    return arrays::position_of_node(g, element.in(g));
}
/// A whole array is no index.
template <class Array>
requires requires {
    typename Array::symbolic_tag;
    Array::rank;
}
constexpr arrays::position position_at(arrays::array_graph&, Array const&) {
    constexpr bool is_number = Array::rank == 0;
    static_assert(is_number, TAPELESS_SAYS_ARRAY_INDEX_ARRAY);
    return {};
}

} // namespace tapeless
