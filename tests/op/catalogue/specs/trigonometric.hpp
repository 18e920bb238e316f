// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

template <>
struct spec<tl::sin_op> : spec_of<tl::sin_op, group::trigonometric> {
    static constexpr std::array domains{domain{.core = 30}};
    static number value(number const& x) { return sin(x); }
    static slopes_of<1> slopes(number const& x) { return {cos(x)}; }
    static auto complex_value(auto z) { return std::sin(z); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {1}},
                               {{T(-0.0)}, T(-0.0), {1}},
                               {{-tiny<T>}, -tiny<T>, {1}},
                               {{inf<T>}, nan<T>, {nan<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::cos_op> : spec_of<tl::cos_op, group::trigonometric> {
    static constexpr std::array domains{domain{.core = 30}};
    static number value(number const& x) { return cos(x); }
    static slopes_of<1> slopes(number const& x) { return {-sin(x)}; }
    static auto complex_value(auto z) { return std::cos(z); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 1, {0}},
                               {{tiny<T>}, 1, {-tiny<T>}},
                               {{-inf<T>}, nan<T>, {nan<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// The slope 1 + y^2 doubles the error of the value.
template <>
struct spec<tl::tan_op> : spec_of<tl::tan_op, group::trigonometric> {
    static constexpr double value_ulp = 2;
    static constexpr std::array domains{domain{.core = 30}};
    static constexpr double slope_ulp = 5;
    static number value(number const& x) { return tan(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (cos(x) * cos(x))}; }
    static auto complex_value(auto z) { return std::tan(z); }
    static bool is_smooth(auto z) { return std::abs(std::cos(z)) > 0.5; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {1}},
                               {{T(-0.0)}, T(-0.0), {1}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{inf<T>}, nan<T>, {nan<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// Infinite slopes at the ends of ]-1, 1[; beyond, NaN.
template <>
struct spec<tl::asin_op> : spec_of<tl::asin_op, group::trigonometric> {
    static constexpr std::array domains{domain{-1, 1, 1}};
    static constexpr double slope_ulp = 3;
    static number value(number const& x) { return asin(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / sqrt((1 - x) * (1 + x))}; }
    static auto complex_value(auto z) { return std::asin(z); }
    static bool is_smooth(auto z) { return std::abs(z.imag()) > 0.3 || std::abs(z.real()) < 0.6; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {1}},
                               {{T(-0.0)}, T(-0.0), {1}},
                               {{1}, std::numbers::pi_v<T> / 2, {inf<T>}},
                               {{-1}, -std::numbers::pi_v<T> / 2, {inf<T>}},
                               {{2}, nan<T>, {nan<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::acos_op> : spec_of<tl::acos_op, group::trigonometric> {
    static constexpr std::array domains{domain{-1, 1, 1}};
    static constexpr double slope_ulp = 3;
    static number value(number const& x) { return acos(x); }
    static slopes_of<1> slopes(number const& x) { return {-1 / sqrt((1 - x) * (1 + x))}; }
    static auto complex_value(auto z) { return std::acos(z); }
    static bool is_smooth(auto z) { return std::abs(z.imag()) > 0.3 || std::abs(z.real()) < 0.6; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, std::numbers::pi_v<T> / 2, {-1}},
                               {{1}, 0, {-inf<T>}},
                               {{-1}, std::numbers::pi_v<T>, {-inf<T>}},
                               {{-2}, nan<T>, {nan<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::atan_op> : spec_of<tl::atan_op, group::trigonometric> {
    static number value(number const& x) { return atan(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (1 + x * x)}; }
    static auto complex_value(auto z) { return std::atan(z); }
    static bool is_smooth(auto z) { return std::abs(z.real()) > 0.3 || std::abs(z.imag()) < 0.6; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{T(-0.0)}, T(-0.0), {1}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{-inf<T>}, -std::numbers::pi_v<T> / 2, {0}},
                               {{inf<T>}, std::numbers::pi_v<T> / 2, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// The angle of (x, y). It has slopes everywhere but at the origin, where they are NaN, on the
/// cut as well. At infinity, where a slope is a quotient of infinities, it is NaN.
template <>
struct spec<tl::atan2_op> : spec_of<tl::atan2_op, group::trigonometric> {
    static constexpr domain normal{.denormals = false};
    static constexpr std::array domains{normal, normal};
    static constexpr double slope_ulp = 4;
    static number value(number const& y, number const& x) { return atan2(y, x); }
    static slopes_of<2> slopes(number const& y, number const& x) {
        number const square = x * x + y * y;
        return {x / square, -y / square};
    }
    /// xsimd 8.1 knows no angle at the origin.
    static bool batch_keeps(auto y, auto x) { return x != 0 || y != 0; }
    template <class T>
    static constexpr auto edges() {
        constexpr T pi = std::numbers::pi_v<T>;
        return edges_at<T, 2>({{{0, 2}, 0, {T(0.5), 0}},
                               {{T(-0.0), 2}, T(-0.0), {T(0.5), 0}},
                               {{0, -2}, pi, {T(-0.5), 0}},
                               {{T(-0.0), -2}, -pi, {T(-0.5), 0}},
                               {{2, 0}, pi / 2, {0, T(-0.5)}},
                               {{-2, T(-0.0)}, -pi / 2, {0, T(0.5)}},
                               {{0, 0}, 0, {nan<T>, nan<T>}},
                               {{T(-0.0), T(-0.0)}, -pi, {nan<T>, nan<T>}},
                               {{inf<T>, 1}, pi / 2, {0, nan<T>}},
                               {{1, -inf<T>}, pi, {nan<T>, 0}},
                               {{nan<T>, 1}, nan<T>, {nan<T>, nan<T>}}});
    }
};

} // namespace catalogue_test
