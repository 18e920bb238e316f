// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

/// A NaN comes through, with slopes of 0; a tie gives each operand one half.
template <>
struct spec<tl::min_op> : spec_of<tl::min_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static number value(number const& x, number const& y) { return x < y ? x : y; }
    static slopes_of<2> slopes(number const& x, number const& y) {
        return {x < y ? 1 : 0, x < y ? 0 : 1};
    }
    template <class T>
    static constexpr auto edges() {
        constexpr T half = T(0.5);
        return edges_at<T, 2>({{{2, 2}, 2, {half, half}},
                               {{-inf<T>, -inf<T>}, -inf<T>, {half, half}},
                               {{inf<T>, 1}, 1, {0, 1}},
                               {{tiny<T>, 0}, 0, {0, 1}},
                               {{nan<T>, 1}, nan<T>, {0, 0}},
                               {{1, nan<T>}, nan<T>, {0, 0}}});
    }
};

template <>
struct spec<tl::max_op> : spec_of<tl::max_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static number value(number const& x, number const& y) { return x < y ? y : x; }
    static slopes_of<2> slopes(number const& x, number const& y) {
        return {x < y ? 0 : 1, x < y ? 1 : 0};
    }
    template <class T>
    static constexpr auto edges() {
        constexpr T half = T(0.5);
        return edges_at<T, 2>({{{2, 2}, 2, {half, half}},
                               {{inf<T>, inf<T>}, inf<T>, {half, half}},
                               {{-inf<T>, 1}, 1, {0, 1}},
                               {{tiny<T>, 0}, tiny<T>, {1, 0}},
                               {{nan<T>, 1}, nan<T>, {0, 0}},
                               {{1, nan<T>}, nan<T>, {0, 0}}});
    }
};

/// At a bound the slope is that of the inside: 1 along x, 0 along the bound. Where low > high, the
/// value is low for x < low, else high. A NaN for x comes through, with slopes of 0.
template <>
struct spec<tl::clamp_op> : spec_of<tl::clamp_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static number value(number const& x, number const& low, number const& high) {
        return x < low ? low : high < x ? high : x;
    }
    static slopes_of<3> slopes(number const& x, number const& low, number const& high) {
        bool const below = x < low, above = !below && high < x;
        return {below || above ? 0 : 1, below ? 1 : 0, above ? 1 : 0};
    }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 3>({{{1, 1, 2}, 1, {1, 0, 0}},
                               {{2, 1, 2}, 2, {1, 0, 0}},
                               {{1, 1, 1}, 1, {1, 0, 0}},
                               {{2, 1, 1}, 1, {0, 0, 1}},
                               {{0, 2, 1}, 2, {0, 1, 0}},
                               {{3, 2, 1}, 1, {0, 0, 1}},
                               {{T(1.5), 2, 1}, 2, {0, 1, 0}},
                               {{T(-0.0), 0, 1}, T(-0.0), {1, 0, 0}},
                               {{inf<T>, 0, 1}, 1, {0, 0, 1}},
                               {{5, -inf<T>, inf<T>}, 5, {1, 0, 0}},
                               {{nan<T>, 0, 1}, nan<T>, {0, 0, 0}}});
    }
};

/// -1, 0 (of the sign of x) or 1; the slope is 0 everywhere.
template <>
struct spec<tl::sign_op> : spec_of<tl::sign_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static number value(number const& x) { return x < 0 ? -1 : 0 < x ? 1 : 0; }
    static slopes_of<1> slopes(number const&) { return {0}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {0}},
                               {{T(-0.0)}, T(-0.0), {0}},
                               {{-tiny<T>}, -1, {0}},
                               {{inf<T>}, 1, {0}},
                               {{nan<T>}, nan<T>, {0}}});
    }
};

/// abs'(0) = 0.
template <>
struct spec<tl::abs_op> : spec_of<tl::abs_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static number value(number const& x) { return abs(x); }
    static slopes_of<1> slopes(number const& x) { return {x < 0 ? -1 : 1}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {0}},
                               {{T(-0.0)}, 0, {0}},
                               {{-tiny<T>}, tiny<T>, {-1}},
                               {{-inf<T>}, inf<T>, {-1}},
                               {{nan<T>}, nan<T>, {nan<T>}}});
    }
};

/// |x| with the sign of y, be y zero, infinite or NaN. Along x the slope is 1 where the signs
/// agree, else -1, and 0 at x = 0 as for abs; along y it is 0.
template <>
struct spec<tl::copysign_op> : spec_of<tl::copysign_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static number value(number const& x, number const& y) { return copysign(x, y); }
    static slopes_of<2> slopes(number const& x, number const& y) {
        return {(x < 0) == (y < 0) ? 1 : -1, 0};
    }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{2, T(-0.0)}, -2, {-1, 0}},
                               {{2, 0}, 2, {1, 0}},
                               {{-2, -inf<T>}, -2, {1, 0}},
                               {{0, -1}, T(-0.0), {0, 0}},
                               {{T(-0.0), 1}, 0, {0, 0}},
                               {{inf<T>, -1}, -inf<T>, {-1, 0}},
                               {{-3, nan<T>}, 3, {-1, 0}},
                               {{nan<T>, 1}, nan<T>, {nan<T>, 0}}});
    }
};

/// max(x, 0), with relu'(0) = 0. A NaN comes through, with a slope of 0.
template <>
struct spec<tl::relu_op> : spec_of<tl::relu_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static number value(number const& x) { return 0 < x ? x : 0; }
    static slopes_of<1> slopes(number const& x) { return {0 < x ? 1 : 0}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 0, {0}},
                               {{T(-0.0)}, T(-0.0), {0}},
                               {{tiny<T>}, tiny<T>, {1}},
                               {{-inf<T>}, 0, {0}},
                               {{inf<T>}, inf<T>, {1}},
                               {{nan<T>}, nan<T>, {0}}});
    }
};

/// x itself, with slope 0: no derivative of its value, for complex numbers either.
template <>
struct spec<tl::stop_gradient_op> : spec_of<tl::stop_gradient_op, group::selection> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static constexpr bool is_analytic = false;
    static number value(number const& x) { return x; }
    static slopes_of<1> slopes(number const&) { return {0}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{T(-0.0)}, T(-0.0), {0}},
                               {{tiny<T>}, tiny<T>, {0}},
                               {{-inf<T>}, -inf<T>, {0}},
                               {{nan<T>}, nan<T>, {0}}});
    }
};

} // namespace catalogue_test
