// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/reference.hpp>
#include <array/random/strided.hpp>
#include <array/random/structures.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <type_traits>
#include <utility>
#include <vector>

/// Arguments of functions of arrays as the library takes them and as plain arrays.
namespace random_arrays {

using integers = std::vector<int>;

/// A leaf as the library is given it.
template <class Leaf>
auto passed_leaf(Leaf const& x) {
    if constexpr (requires { x.seen(); })
        return x.seen();
    else
        return x;
}
template <class Argument>
auto passed(Argument const& x) {
    return with_leaves(x, [](auto const& leaf) { return passed_leaf(leaf); });
}

// ---- the numbers of a leaf in row-major order, and its axes ----

template <class Number, class Visit>
requires std::is_floating_point_v<Number>
void each_in_leaf(Number& x, Visit const& visit) { visit(x); }
template <class Number, std::size_t Rank, class Visit>
void each_in_leaf(strided<Number, Rank>& x, Visit const& visit) {
    x.each(visit);
}
template <class Number, class Visit>
void each_in_leaf(spanned<Number>& x, Visit const& visit) {
    for (Number& one : x.held) visit(one);
}
template <class Range, class Visit>
requires requires(Range& x) { x.begin(); }
void each_in_leaf(Range& x, Visit const& visit) {
    for (auto& one : x) visit(one);
}

inline plain::lengths shape_of(double) { return {}; }
template <class Number>
plain::lengths shape_of(std::vector<Number> const& x) {
    return {static_cast<long>(x.size())};
}
template <class Number>
plain::lengths shape_of(spanned<Number> const& x) {
    return shape_of(x.held);
}
template <class Array>
requires requires { Array::rank; }
plain::lengths shape_of(Array const& x) {
    plain::lengths shape;
    for (int axis = 0; axis < Array::rank; ++axis)
        shape.push_back(static_cast<long>(x.extent(axis)));
    return shape;
}

// ---- arguments, results, or structures of such ----

template <class All, class Visit>
void each_number(All& all, Visit const& visit) {
    each_leaf(all, [&](auto& leaf) { each_in_leaf(leaf, visit); });
}
template <class All>
std::vector<double> flat(All all) {
    std::vector<double> in_a_row;
    each_number(all, [&](auto x) { in_a_row.push_back(x); });
    return in_a_row;
}
/// Integers, which are places, stay what they are. Coarse numbers are multiples of a half: zeros
/// are among them, and elements that are equal.
template <class All>
void make_random(All& all, unsigned seed, bool coarse = false) {
    std::mt19937 source(seed);
    each_number(all, [&]<class Number>(Number& x) {
        double const drawn = std::uniform_real_distribution<double>(-1.0, 1.0)(source);
        if constexpr (std::is_floating_point_v<Number>)
            x = static_cast<Number>(coarse ? std::round(2 * drawn) / 2 : drawn);
    });
}
/// Integers below a bound that name places.
inline integers places(std::size_t count, std::size_t below) {
    std::mt19937 source(static_cast<unsigned>(count + 100 * below));
    integers made(count);
    for (int& one : made) one = static_cast<int>(source() % std::max<std::size_t>(below, 1));
    return made;
}
template <class All>
arguments plain_of(All all) {
    arguments leaves;
    each_leaf(all, [&](auto& leaf) {
        array& made = leaves.emplace_back(shape_of(leaf));
        long k = 0;
        each_in_leaf(leaf, [&](auto x) { made[k++] = plain::dual(static_cast<plain::real>(x)); });
    });
    return leaves;
}

/// What a tangent of a leaf is held in.
template <class Number, class Leaf>
auto tangent_of_leaf(Leaf const& x) {
    return x;
}
template <class Number>
auto tangent_of_leaf(integers const& x) {
    return std::vector<Number>(x.size());
}
template <class Number>
auto tangent_of_leaf(spanned<Number> const& x) {
    return x.held;
}
template <class Number, class Tensor>
auto tangent_of_leaf(viewed<Tensor> const& x) {
    return x.held;
}
template <class Number, std::size_t Rank>
auto tangent_of_leaf(strided<Number, Rank> const& x) {
    return [&]<std::size_t... Axis>(std::index_sequence<Axis...>) {
        return tl::tensor<Number, (static_cast<void>(Axis), tl::dynamic)...>(
            x.extent(static_cast<int>(Axis))...);
    }
    (std::make_index_sequence<Rank>{});
}
template <class Number, class All>
auto tangent_of(All const& all) {
    return with_leaves(all, [](auto const& leaf) { return tangent_of_leaf<Number>(leaf); });
}

/// The numbers of all results in a row.
template <class Result>
plain::numbers all_numbers(Result const& result) {
    plain::numbers all;
    each_leaf(result, [&](array const& x) { all.insert(all.end(), x.all.begin(), x.all.end()); });
    return all;
}

} // namespace random_arrays
