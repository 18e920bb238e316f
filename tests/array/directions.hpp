// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include "workload.hpp"

#include <tuple>
#include <vector>

/// Arguments of several shapes as one vector of numbers: directions in it, scalar products, and
/// differences along a direction.

namespace workload {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

template <class Visit>
void each_number(double& x, Visit const& visit) {
    visit(x);
}
template <class Array, class Visit>
requires(!std::is_arithmetic_v<Array>) void each_number(Array& a, Visit const& visit) {
    for (auto& x : a) visit(x);
}
template <class... Part, class Visit>
void each_number(std::tuple<Part...>& all, Visit const& visit) {
    std::apply([&](auto&... part) { (each_number(part, visit), ...); }, all);
}
template <class All>
std::vector<double> numbers(All all) {
    std::vector<double> flat;
    each_number(all, [&](double x) { flat.push_back(x); });
    return flat;
}
template <class All>
void fill_all(All& all, unsigned seed) {
    std::mt19937 source(seed);
    std::uniform_real_distribution<double> number(-1.0, 1.0);
    each_number(all, [&](double& x) { x = number(source); });
}
/// A point and a direction of the same shapes.
template <class... Part>
auto some(Part const&... part) {
    std::tuple<Part...> point(part...), direction(part...);
    fill_all(point, 3);
    fill_all(direction, 4);
    return std::pair(point, direction);
}
template <class A, class B>
double inner(A const& a, B const& b) {
    auto const x = numbers(a), y = numbers(b);
    if (x.size() != y.size()) return std::nan("");
    double sum = 0;
    for (std::size_t k = 0; k < x.size(); ++k) sum += x[k] * y[k];
    return sum;
}

/// The numbers of `f` at `point`, and their derivative along `direction` by central differences
/// that are extrapolated twice (error of order h^6).
template <class All, class Function>
std::vector<double> slope_along(All const& point, All const& direction, Function const& f) {
    auto const d = numbers(direction);
    auto const at = [&](double h) {
        All moved = point;
        std::size_t k = 0;
        each_number(moved, [&](double& x) { x += h * d[k++]; });
        return numbers(f(moved));
    };
    auto const central = [&](double h) {
        auto above = at(h);
        auto const below = at(-h);
        for (std::size_t k = 0; k < above.size(); ++k) above[k] = (above[k] - below[k]) / (2 * h);
        return above;
    };
    double const h = 8e-3;
    auto const a = central(h), b = central(h / 2);
    auto c = central(h / 4);
    for (std::size_t k = 0; k < c.size(); ++k) {
        double const fine = (4 * c[k] - b[k]) / 3, rough = (4 * b[k] - a[k]) / 3;
        c[k] = (16 * fine - rough) / 15;
    }
    return c;
}
/// The largest difference, in units of 1 + |expected|; more than 1 if they are not equally many.
inline double worst_error(std::vector<double> const& x, std::vector<double> const& expected) {
    if (x.size() != expected.size()) return 2;
    double worst = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        double const error = std::fabs(x[k] - expected[k]) / (1 + std::fabs(expected[k]));
        worst = error > worst || std::isnan(error) ? error : worst;
    }
    return worst;
}

/// The errors of the value and of the derivative along a direction by forward mode.
template <class Function, class All>
double error_of_jvp(Function const& f, All const& point, All const& direction) {
    auto const value = [&](All const& x) { return std::apply(f, x); };
    auto const [y, dy] = tl::jvp(f)(point, direction);
    double const of_value = worst_error(numbers(y), numbers(value(point)));
    double const of_slope = worst_error(numbers(dy), slope_along(point, direction, value));
    return of_value > of_slope || std::isnan(of_value) ? of_value : of_slope;
}

} // namespace workload
