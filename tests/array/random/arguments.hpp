// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <array/random/plain.hpp>

#include <tapeless/array.hpp>

#include <array>
#include <cmath>
#include <random>
#include <tuple>
#include <type_traits>
#include <vector>

/// Arguments of functions of arrays as the library takes them and as plain arrays.
namespace random_arrays {

namespace tl = tapeless;
using plain::array;
using arguments = std::vector<array>;
using integers = std::vector<int>;

/// A matrix whose columns are contiguous, which the library is given a view of.
struct turned {
    tl::tensor<double, tl::dynamic, tl::dynamic> held;
    turned(std::size_t rows, std::size_t columns) : held(columns, rows) {}
    auto seen() const {
        std::array const extents{held.extent(1), held.extent(0)};
        return tl::view(held.data(), extents, std::array{std::size_t{1}, extents[0]});
    }
};
template <class Argument>
Argument const& passed(Argument const& x) {
    return x;
}
inline auto passed(turned const& x) { return x.seen(); }

inline double within(std::mt19937& source) {
    return std::uniform_real_distribution<double>(-1.0, 1.0)(source);
}

// ---- the real numbers of an argument, a result, or a tuple of such ----

template <class Visit>
void each_real(double& x, Visit const& visit) {
    visit(x);
}
template <class Visit>
void each_real(integers&, Visit const&) {}
template <class Visit>
void each_real(turned& x, Visit const& visit) {
    for (double& one : x.held) visit(one);
}
template <class Range, class Visit>
requires requires(Range& x) { x.begin(); }
void each_real(Range& x, Visit const& visit) {
    for (double& one : x) visit(one);
}
template <class Tuple, class Visit>
requires requires { std::tuple_size<Tuple>::value; }
void each_real(Tuple& all, Visit const& visit) {
    std::apply([&](auto&... one) { (each_real(one, visit), ...); }, all);
}
template <class All>
std::vector<double> flat(All all) {
    std::vector<double> numbers;
    each_real(all, [&](double x) { numbers.push_back(x); });
    return numbers;
}

// ---- as plain arrays ----

inline array plain_of(double x) { return x; }
template <class Number>
array plain_of(std::vector<Number> const& x) {
    array made(plain::lengths{static_cast<long>(x.size())});
    for (std::size_t k = 0; k < x.size(); ++k) made.all[k] = static_cast<double>(x[k]);
    return made;
}
template <std::size_t... Extent>
array plain_of(tl::tensor<double, Extent...> const& x) {
    plain::lengths shape;
    for (int axis = 0; axis < x.rank; ++axis) shape.push_back(static_cast<long>(x.extent(axis)));
    array made(shape);
    for (std::size_t k = 0; k < x.size(); ++k) made.all[k] = x.data()[k];
    return made;
}
inline array plain_of(turned const& x) { return plain::transpose(plain_of(x.held)); }
template <class... Argument>
arguments plain_of(std::tuple<Argument...> const& all) {
    return std::apply([](auto const&... x) { return arguments{plain_of(x)...}; }, all);
}

/// What a tangent of an argument is held in.
template <class Argument>
Argument tangent_of(Argument const& x) {
    return x;
}
inline auto tangent_of(turned const& x) {
    return tl::tensor<double, tl::dynamic, tl::dynamic>(x.held.extent(1), x.held.extent(0));
}
inline std::vector<double> tangent_of(integers const& x) { return std::vector<double>(x.size()); }

/// The numbers of all results in a row.
inline plain::numbers all_numbers(array const& x) { return x.all; }
template <class... Part>
plain::numbers all_numbers(std::tuple<Part...> const& parts) {
    plain::numbers all;
    auto const append = [&](plain::numbers const& x) { all.insert(all.end(), x.begin(), x.end()); };
    std::apply([&](auto const&... part) { (append(all_numbers(part)), ...); }, parts);
    return all;
}

} // namespace random_arrays
