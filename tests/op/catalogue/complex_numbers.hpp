// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

#include <numbers>
#include <vector>

namespace catalogue_test {

using complex = std::complex<double>;
using wide_complex = std::complex<long double>;

template <class Op>
using complex_point = std::array<complex, spec<Op>::arity>;

/// Points in [-2, 2]^2 for each operand, those where the operation is analytic all around.
template <class Op>
std::vector<complex_point<Op>> complex_points(std::size_t count) {
    reference::arguments<double> make(7);
    std::vector<complex_point<Op>> result;
    for (std::size_t i = 0; i < count; ++i) {
        complex_point<Op> z;
        for (auto& operand : z) {
            double const x = make.uniform(-2, 2);
            operand = {x, make.uniform(-2, 2)};
        }
        if (std::apply([](auto const&... y) { return spec<Op>::is_smooth(y...); }, z))
            result.push_back(z);
    }
    return result;
}

template <class Op>
wide_complex complex_reference(std::array<wide_complex, spec<Op>::arity> const& z) {
    return std::apply([](auto const&... y) { return wide_complex(spec<Op>::complex_value(y...)); },
                      z);
}

/// The slope along operand k by Cauchy's integral over a circle of radius 1/8,
/// f'(z) = 1/N sum f(z + r w) / (r w) over the N-th roots of unity w, whose error falls as
/// (r / R)^N where R is the distance to the nearest singularity.
template <class Op>
wide_complex complex_slope(std::array<wide_complex, spec<Op>::arity> const& z, std::size_t k) {
    constexpr int count = 64;
    wide_complex sum = 0;
    for (int i = 0; i < count; ++i) {
        auto const step = std::polar(0.125L, 2 * std::numbers::pi_v<long double> * i / count);
        auto at = z;
        at[k] += step;
        sum += complex_reference<Op>(at) / step;
    }
    return sum / static_cast<long double>(count);
}

/// The distance in units of the precision of double beside the larger of 1 and the result.
inline double distance(complex got, wide_complex expected) {
    long double const error = std::abs(wide_complex(got) - expected);
    return static_cast<double>(error / std::fmax(1, std::abs(expected)) /
                               std::numeric_limits<double>::epsilon());
}

template <class Op>
void check_complex() {
    auto const all = complex_points<Op>(400);
    REQUIRE(all.size() > 50);
    for (auto const& z : all) {
        std::array<wide_complex, spec<Op>::arity> wide;
        for (std::size_t k = 0; k < wide.size(); ++k) wide[k] = z[k];
        CAPTURE(z);
        auto const reverse = reverse_at<Op, complex>(z);
        CHECK(distance(reverse.first, complex_reference<Op>(wide)) <= spec<Op>::complex_ulp);
        auto const check = [&](std::size_t k, complex forward) {
            CAPTURE(k);
            auto const expected = complex_slope<Op>(wide, k);
            CHECK(distance(reverse.second[k], expected) <= spec<Op>::complex_ulp);
            CHECK(distance(forward, expected) <= spec<Op>::complex_ulp);
            CHECK(distance(product_at<Op, complex>(z, k), expected) <= spec<Op>::complex_ulp);
        };
        [&]<std::size_t... K>(std::index_sequence<K...>) {
            (check(K, forward_at<Op, K, complex>(z)), ...);
        }
        (std::make_index_sequence<spec<Op>::arity>{});
    }
}

/// Whether the library lets the operation be applied to complex numbers and yields one.
template <class Op>
inline constexpr bool takes_complex =
    spec<Op>::is_analytic&& Op::defined_on == tl::domain::any&& Op::result ==
    tl::kind::real&& Op::operands[0] == tl::kind::real;

template <group Group>
void check_complex() {
    each_in_group<Group>([]<class Op>() {
        INFO(Op::name);
        if constexpr (takes_complex<Op>) check_complex<Op>();
    });
}

} // namespace catalogue_test
