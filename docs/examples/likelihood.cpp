// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Parameters of greatest likelihood, with standard errors: counts of a decay over a background,
/// by Newton's method on gradient and Hessian of a sum over the data.

#include <tapeless/data.hpp>
#include <tapeless/solve.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

namespace tl = tapeless;

/// Minus the logarithm of the probability of a count by Poisson's law, up to a constant.
constexpr auto surprise = tl::function([](auto p, auto time, auto count) {
    auto const [amplitude, rate, background] = p;
    auto const expected = amplitude * exp(-rate * time) + background;
    return expected - count * log(expected);
});
constexpr auto slope_of_sum = tl::gradient(tl::sum_over(surprise), tl::wrt<0>);
constexpr auto hessian_of_sum = tl::hessian(tl::sum_over(surprise), tl::wrt<0>);

int main() {
    std::vector<double> const time{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
    std::vector<double> const count{203, 151, 94, 74, 47, 40, 25, 24, 17, 13, 16, 12, 9, 13, 10};

    std::array<double, 3> p{200, 0.4, 10};
    for (int step = 0; step < 8; ++step) {
        auto const slope = slope_of_sum(p, tl::each(time), tl::each(count));
        auto const hessian = hessian_of_sum(p, tl::each(time), tl::each(count));
        auto const change = tl::solve_positive(hessian, slope);
        for (std::size_t k = 0; k < p.size(); ++k) p[k] -= change[k];
    }

    // The inverse of the Hessian is the covariance of the parameters.
    auto const covariance = tl::inverse(hessian_of_sum(p, tl::each(time), tl::each(count)));
    char const* const name[] = {"amplitude", "rate", "background"};
    for (std::size_t k = 0; k < p.size(); ++k)
        std::printf("%-10s %8.4f +- %.4f\n", name[k], p[k], std::sqrt(covariance[k][k]));

    // Where the likelihood is greatest, its slope is zero: the counts are as many as expected.
    double expected = 0, counted = 0;
    for (std::size_t i = 0; i < time.size(); ++i) {
        expected += p[0] * std::exp(-p[1] * time[i]) + p[2];
        counted += count[i];
    }
    std::printf("%.4f expected, %.0f counted\n", expected, counted);
    return std::abs(expected - counted) < 1e-8 ? 0 : 1;
}
