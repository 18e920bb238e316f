// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

template <>
struct spec<tl::sinh_op> : spec_of<tl::sinh_op, group::hyperbolic> {
    static constexpr std::array domains{domain{-12000, 12000, 10}};
    static constexpr double value_ulp = 2;
    static number value(number const& x) { return sinh(x); }
    static slopes_of<1> slopes(number const& x) { return {cosh(x)}; }
    static auto complex_value(auto z) { return std::sinh(z); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{T(-0.0)}, T(-0.0), {1}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{-inf<T>}, -inf<T>, {inf<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::cosh_op> : spec_of<tl::cosh_op, group::hyperbolic> {
    static constexpr std::array domains{domain{-12000, 12000, 10}};
    static constexpr double value_ulp = 2;
    static number value(number const& x) { return cosh(x); }
    static slopes_of<1> slopes(number const& x) { return {sinh(x)}; }
    static auto complex_value(auto z) { return std::cosh(z); }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 1, {0}},
                               {{tiny<T>}, 1, {tiny<T>}},
                               {{-inf<T>}, inf<T>, {-inf<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// The slope (1 - y)(1 + y) is precise beside 1: where y is nearly 1 it has the digits of 1 - y.
template <>
struct spec<tl::tanh_op> : spec_of<tl::tanh_op, group::hyperbolic> {
    static constexpr double value_ulp = 2;
    static constexpr double slope_ulp = 4;
    static constexpr long double slope_beside = 1;
    static number value(number const& x) { return tanh(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / (cosh(x) * cosh(x))}; }
    static auto complex_value(auto z) { return std::tanh(z); }
    static bool is_smooth(auto z) { return std::abs(std::cosh(z)) > 0.5; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{T(-0.0)}, T(-0.0), {1}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{-inf<T>}, -1, {0}},
                               {{inf<T>}, 1, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// The slope is 0 where x^2 overflows.
template <>
struct spec<tl::asinh_op> : spec_of<tl::asinh_op, group::hyperbolic> {
    static constexpr double value_ulp = 3;
    static bool has_slopes(auto x) { return std::isfinite(x * x); }
    static number value(number const& x) { return asinh(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / sqrt(1 + x * x)}; }
    static auto complex_value(auto z) { return std::asinh(z); }
    static bool is_smooth(auto z) { return std::abs(z.real()) > 0.3 || std::abs(z.imag()) < 0.6; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{T(-0.0)}, T(-0.0), {1}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{-inf<T>}, -inf<T>, {0}},
                               {{huge<T> / 8}, tl::math::log(huge<T> / 4), {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// acosh'(1) = +inf; below 1 NaN.
template <>
struct spec<tl::acosh_op> : spec_of<tl::acosh_op, group::hyperbolic> {
    static constexpr std::array domains{domain{1, unbounded, 10}};
    static constexpr double value_ulp = 3;
    static constexpr double slope_ulp = 3;
    static number value(number const& x) { return acosh(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / sqrt((x - 1) * (x + 1))}; }
    static auto complex_value(auto z) { return std::acosh(z); }
    static bool is_smooth(auto z) { return std::abs(z.imag()) > 0.3 || z.real() > 1.4; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{1}, 0, {inf<T>}},
                               {{T(0.5)}, nan<T>, {nan<T>}},
                               {{inf<T>}, inf<T>, {0}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

template <>
struct spec<tl::atanh_op> : spec_of<tl::atanh_op, group::hyperbolic> {
    static constexpr std::array domains{domain{-1, 1, 1}};
    static constexpr double value_ulp = 3;
    static number value(number const& x) { return atanh(x); }
    static slopes_of<1> slopes(number const& x) { return {1 / ((1 - x) * (1 + x))}; }
    static auto complex_value(auto z) { return std::atanh(z); }
    static bool is_smooth(auto z) { return std::abs(z.imag()) > 0.3 || std::abs(z.real()) < 0.6; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{T(-0.0)}, T(-0.0), {1}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{1}, inf<T>, {inf<T>}},
                               {{-1}, -inf<T>, {inf<T>}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

} // namespace catalogue_test
