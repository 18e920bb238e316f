// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#pragma once

#include "directions.hpp"

#include <vector>

namespace workload {

/// The error of a matrix of derivatives against differences of `value` in the elements of `x`.
template <class Matrix, class First, class Value>
double error_of_columns(Matrix const& slopes, First const& x, Value const& value) {
    auto const J = numbers(slopes);
    std::size_t const rows = numbers(value(x)).size(), columns = numbers(x).size();
    if (J.size() != rows * columns) return 2;
    double worst = 0;
    for (std::size_t k = 0; k < columns; ++k) {
        First direction = x;
        std::size_t at = 0;
        each_number(direction, [&](double& d) { d = at++ == k ? 1 : 0; });
        std::vector<double> column;
        for (std::size_t r = 0; r < rows; ++r) column.push_back(J[r * columns + k]);
        double const error = worst_error(column, slope_along(x, direction, value));
        worst = error > worst || std::isnan(error) ? error : worst;
    }
    return worst;
}
/// Of a jacobian or a hessian with respect to the first of two arguments.
template <class Function, class First, class Second>
double error_of_jacobian(Function const& f, First const& x, Second const& p) {
    return error_of_columns(tl::jacobian(f, tl::wrt<0>)(x, p), x,
                            [&](First const& at) { return f(at, p); });
}
template <class Function, class First, class Second>
double error_of_hessian(Function const& f, First const& x, Second const& p) {
    return error_of_columns(tl::hessian(f, tl::wrt<0>)(x, p), x,
                            [&](First const& at) { return tl::gradient(f, tl::wrt<0>)(at, p); });
}

} // namespace workload
