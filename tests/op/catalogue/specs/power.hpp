// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

/// Whether a complex number keeps its distance from the branch cut along the negative axis.
bool off_the_cut(auto const& z) { return std::abs(z) > 0.5 && std::abs(std::arg(z)) < 2.6; }

/// sqrt'(0) = +inf; at -0 the slope is -inf, as 1 / -0.
template <>
struct spec<tl::sqrt_op> : spec_of<tl::sqrt_op, group::power> {
    static constexpr std::array domains{domain{0, unbounded, 10}};
    static constexpr double value_ulp = 0.5;
    static number value(number const& x) { return sqrt(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (2 * sqrt(x))}; }
    static auto complex_value(auto z) { return std::sqrt(z); }
    static bool is_smooth(auto z) { return off_the_cut(z); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {inf<T>}},
                               {{T(-0.0)}, T(-0.0), {-inf<T>}},
                               {{4}, 2, {T(0.25)}},
                               {{-1}, nan<T>, {nan<T>}},
                               {{inf<T>}, inf<T>, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// cbrt'(0) = +inf, at -0 too. glibc's double version errs by up to 4 units, and the slope squares
/// the value.
template <>
struct spec<tl::cbrt_op> : spec_of<tl::cbrt_op, group::power> {
    static constexpr double value_ulp = 4;
    static constexpr double slope_ulp = 9;
    static number value(number const& x) { return cbrt(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (3 * cbrt(x) * cbrt(x))}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {inf<T>}},
                               {{T(-0.0)}, T(-0.0), {inf<T>}},
                               {{-8}, -2, {1 / T(12)}},
                               {{-inf<T>}, -inf<T>, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::rsqrt_op> : spec_of<tl::rsqrt_op, group::power> {
    static constexpr std::array domains{domain{0, unbounded, 10}};
    static constexpr double value_ulp = 1.5;
    static constexpr double slope_ulp = 3;
    static number value(number const& x) { return 1 / sqrt(x); }
    static slopes_of<1> slopes(number const& x) { return {-1 / (2 * x * sqrt(x))}; }
    static auto complex_value(auto z) { return 1.0L / std::sqrt(z); }
    static bool is_smooth(auto z) { return off_the_cut(z); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, inf<T>, {-inf<T>}},
                               {{4}, T(0.5), {T(-0.0625)}},
                               {{inf<T>}, 0, {0}},
                               {{-1}, nan<T>, {nan<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// The norm; its slope at the origin is 0, and at infinity, where it is a quotient of infinities,
/// NaN. A norm that is denormal has few digits, and so have its slopes.
template <>
struct spec<tl::hypot_op> : spec_of<tl::hypot_op, group::power> {
    static constexpr domain normal{.denormals = false};
    static constexpr std::array domains{normal, normal};
    static number value(number const& x, number const& y) { return hypot(x, y); }
    static slopes_of<2> slopes(number const& x, number const& y) {
        return {x / hypot(x, y), y / hypot(x, y)};
    }
    /// xsimd 8.1 takes the square root of the sum of squares, which overflow and underflow.
    static bool batch_keeps(auto x, auto) {
        return std::fabs(x) != huge<decltype(x)> && x != tiny<decltype(x)>;
    }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{0, 0}, 0, {0, 0}},
                               {{T(-0.0), 0}, 0, {0, 0}},
                               {{-3, 0}, 3, {-1, 0}},
                               {{tiny<T>, 0}, tiny<T>, {1, 0}},
                               {{huge<T>, 0}, huge<T>, {1, 0}},
                               {{2, -inf<T>}, inf<T>, {0, nan<T>}},
                               {{nan<T>, 1}, nan<T>, {nan<T>, nan<T>}}});
    }
};

template <>
struct spec<tl::hypot3_op> : spec_of<tl::hypot3_op, group::power> {
    static constexpr domain normal{.denormals = false};
    static constexpr std::array domains{normal, normal, normal};
    static constexpr double value_ulp = 2;
    static constexpr double slope_ulp = 3;
    static constexpr auto call(auto const& x, auto const& y, auto const& z) {
        return hypot(x, y, z);
    }
    static number value(number const& x, number const& y, number const& z) {
        return hypot(hypot(x, y), z);
    }
    static slopes_of<3> slopes(number const& x, number const& y, number const& z) {
        number const norm = value(x, y, z);
        return {x / norm, y / norm, z / norm};
    }
    static bool batch_keeps(auto x, auto, auto) { return x != huge<decltype(x)>; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 3>({{{0, 0, 0}, 0, {0, 0, 0}},
                               {{0, -3, 0}, 3, {0, -1, 0}},
                               {{2, 3, 6}, 7, {2 / T(7), 3 / T(7), 6 / T(7)}},
                               {{huge<T>, 0, 0}, huge<T>, {1, 0, 0}},
                               {{2, -inf<T>, 1}, inf<T>, {0, nan<T>, 0}},
                               {{nan<T>, 1, 1}, nan<T>, {nan<T>, nan<T>, nan<T>}}});
    }
};

/// x^p. At x = 0 the slopes are the limits where they exist: p x^(p-1), which is 0 for p = 0 and 1
/// for p = 1, and y ln x, which is 0 for p > 0. Along p there is none for negative x. Rounding
/// p - 1 costs |ln x| units along x for every unit in the last place of 1 that it errs by.
template <>
struct spec<tl::pow_op> : spec_of<tl::pow_op, group::power> {
    static constexpr std::array domains{domain{0, unbounded, 10}, domain{-500, 500, 20}};
    static number value(number const& x, number const& p) { return pow(x, p); }
    static slopes_of<2> slopes(number const& x, number const& p) {
        return {p * pow(x, p - 1), pow(x, p) * log(x)};
    }
    static double slope_ulp_at(long double x, long double p) {
        return 3 + static_cast<double>(std::fabs(std::log(std::fabs(x))) *
                                       std::fmax(1, std::fabs(p - 1)));
    }
    static bool has_slopes(auto x, auto p) { return std::isfinite(std::pow(x, p - 1)); }
    static auto complex_value(auto z, auto p) { return std::pow(z, p); }
    static bool is_smooth(auto z, auto) { return off_the_cut(z); }
    /// xsimd 8.1 errs by up to 500 units.
    static constexpr double batch_ulp = 500;
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{0, 2}, 0, {0, 0}},
                               {{0, 1}, 0, {1, 0}},
                               {{T(-0.0), 1}, T(-0.0), {1, 0}},
                               {{0, T(0.5)}, 0, {inf<T>, 0}},
                               {{0, 0}, 1, {0, -inf<T>}},
                               {{0, -1}, inf<T>, {-inf<T>, -inf<T>}},
                               {{0, -2}, inf<T>, {-inf<T>, -inf<T>}},
                               {{T(-0.0), -2}, inf<T>, {inf<T>, -inf<T>}},
                               {{-2, 3}, -8, {12, nan<T>}},
                               {{-2, 0}, 1, {0, nan<T>}},
                               {{-2, -1}, T(-0.5), {T(-0.25), nan<T>}},
                               {{-2, T(0.5)}, nan<T>, {nan<T>, nan<T>}},
                               {{1, 5}, 1, {5, 0}},
                               {{inf<T>, 2}, inf<T>, {inf<T>, inf<T>}},
                               {{nan<T>, 0}, 1, {0, nan<T>}},
                               {{nan<T>, 2}, nan<T>, {nan<T>, nan<T>}}});
    }
};

} // namespace catalogue_test
