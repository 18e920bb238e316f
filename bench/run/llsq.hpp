// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Least squares of a polynomial with m coefficients against the sign of t, at n points between -1
/// and 1, as GradBench has them:
///
///     f(x) = 1/2 sum_i (sign(t_i) - sum_j x_j t_i^j)^2

#include <tapeless/array.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace llsq {

namespace tl = tapeless;

constexpr auto loss = tl::function([](auto x, auto t) {
    return 0.5 * tl::sum(tl::indices<0>(t), [&](auto i) {
               auto [last, powers] = tl::scan(tl::indices<0>(x), 1.0,
                                              [&](auto p, auto) { return std::pair(p * t(i), p); });
               auto residual = tl::sign(t(i)) - tl::dot(x, powers);
               return residual * residual;
           });
});
constexpr auto both = tl::value_and_gradient(loss, tl::wrt<0>);

inline std::vector<double> points(std::size_t n) {
    std::vector<double> t(n);
    for (std::size_t i = 0; i < n; ++i)
        t[i] = -1 + 2 * static_cast<double>(i) / static_cast<double>(n - 1);
    return t;
}
inline std::vector<double> coefficients(std::size_t m) {
    std::vector<double> x(m);
    for (std::size_t j = 0; j < m; ++j) x[j] = 1 / static_cast<double>(j + 1) - 0.1;
    return x;
}

template <class Number>
[[gnu::noinline]] Number by_hand(std::vector<double> const& x, std::vector<double> const& t,
                                 std::vector<Number>& of_x) {
    Number value = 0;
    for (Number& one : of_x) one = 0;
    for (double const point : t) {
        Number sum = (point > 0) - (point < 0), power = 1;
        for (double const c : x) sum -= c * power, power *= point;
        value += sum * sum / 2;
        power = 1;
        for (Number& one : of_x) one -= sum * power, power *= point;
    }
    return value;
}

} // namespace llsq
