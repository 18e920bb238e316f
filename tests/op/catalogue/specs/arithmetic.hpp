// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

template <>
struct spec<tl::add_op> : spec_of<tl::add_op, group::arithmetic> {
    static constexpr auto call(auto const& x, auto const& y) { return x + y; }
    static number value(number const& x, number const& y) { return x + y; }
    static slopes_of<2> slopes(number const&, number const&) { return {1, 1}; }
    static auto complex_value(auto x, auto y) { return x + y; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{T(-0.0), T(-0.0)}, T(-0.0), {1, 1}},
                               {{0, T(-0.0)}, 0, {1, 1}},
                               {{tiny<T>, tiny<T>}, 2 * tiny<T>, {1, 1}},
                               {{inf<T>, 1}, inf<T>, {1, 1}},
                               {{inf<T>, -inf<T>}, nan<T>, {1, 1}},
                               {{nan<T>, 1}, nan<T>, {1, 1}}});
    }
};

template <>
struct spec<tl::subtract_op> : spec_of<tl::subtract_op, group::arithmetic> {
    static constexpr auto call(auto const& x, auto const& y) { return x - y; }
    static number value(number const& x, number const& y) { return x - y; }
    static slopes_of<2> slopes(number const&, number const&) { return {1, -1}; }
    static auto complex_value(auto x, auto y) { return x - y; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{T(-0.0), 0}, T(-0.0), {1, -1}},
                               {{0, 0}, 0, {1, -1}},
                               {{inf<T>, inf<T>}, nan<T>, {1, -1}},
                               {{1, nan<T>}, nan<T>, {1, -1}}});
    }
};

template <>
struct spec<tl::multiply_op> : spec_of<tl::multiply_op, group::arithmetic> {
    static constexpr double slope_ulp = 0;
    static constexpr auto call(auto const& x, auto const& y) { return x * y; }
    static number value(number const& x, number const& y) { return x * y; }
    static slopes_of<2> slopes(number const& x, number const& y) { return {y, x}; }
    static auto complex_value(auto x, auto y) { return x * y; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{T(-0.0), 3}, T(-0.0), {3, 0}},
                               {{tiny<T>, T(0.25)}, 0, {T(0.25), tiny<T>}},
                               {{0, inf<T>}, nan<T>, {inf<T>, 0}},
                               {{2, nan<T>}, nan<T>, {nan<T>, 2}}});
    }
};

/// Both slopes share the reciprocal of y, so a reciprocal that overflows (|y| < 1/max, denormal) is
/// infinite in the slopes.
template <>
struct spec<tl::divide_op> : spec_of<tl::divide_op, group::arithmetic> {
    static constexpr double slope_ulp = 3;
    static bool has_slopes(auto, auto y) { return std::isfinite(1 / y); }
    static constexpr auto call(auto const& x, auto const& y) { return x / y; }
    static number value(number const& x, number const& y) { return x / y; }
    static slopes_of<2> slopes(number const& x, number const& y) { return {1 / y, -(x / y / y)}; }
    static auto complex_value(auto x, auto y) { return x / y; }
    static bool is_smooth(auto, auto y) { return std::abs(y) > 0.5; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{1, 0}, inf<T>, {inf<T>, -inf<T>}},
                               {{1, T(-0.0)}, -inf<T>, {-inf<T>, -inf<T>}},
                               {{T(-0.0), 2}, T(-0.0), {T(0.5), 0}},
                               {{1, inf<T>}, 0, {0, 0}},
                               {{0, 0}, nan<T>, {inf<T>, nan<T>}},
                               {{inf<T>, 2}, inf<T>, {T(0.5), -inf<T>}},
                               {{nan<T>, 2}, nan<T>, {T(0.5), nan<T>}}});
    }
};

template <>
struct spec<tl::negate_op> : spec_of<tl::negate_op, group::arithmetic> {
    static constexpr double value_ulp = 0;
    static constexpr auto call(auto const& x) { return -x; }
    static number value(number const& x) { return -x; }
    static slopes_of<1> slopes(number const&) { return {-1}; }
    static auto complex_value(auto x) { return -x; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, T(-0.0), {-1}},
                               {{T(-0.0)}, 0, {-1}},
                               {{inf<T>}, -inf<T>, {-1}},
                               {{tiny<T>}, -tiny<T>, {-1}},
                               {{nan<T>}, nan<T>, {-1}}});
    }
};

/// x y + z with one rounding: exact where the product cancels.
template <>
struct spec<tl::fma_op> : spec_of<tl::fma_op, group::arithmetic> {
    static constexpr double slope_ulp = 0;
    static number value(number const& x, number const& y, number const& z) { return x * y + z; }
    static slopes_of<3> slopes(number const& x, number const& y, number const&) {
        return {y, x, 1};
    }
    static auto complex_value(auto x, auto y, auto z) { return x * y + z; }
    /// Batches of machines without the instruction round the product as well.
    static constexpr long double batch_beside = 16;
    static bool batch_keeps(auto x, auto, auto) {
        return x != 1 + std::numeric_limits<decltype(x)>::epsilon();
    }
    template <class T>
    static constexpr auto edges() {
        constexpr T e = std::numeric_limits<T>::epsilon();
        return edges_at<T, 3>({{{1 + e, 1 - e, -1}, -e * e, {1 - e, 1 + e, 1}},
                               {{0, inf<T>, 1}, nan<T>, {inf<T>, 0, 1}},
                               {{2, 3, inf<T>}, inf<T>, {3, 2, 1}},
                               {{2, 3, nan<T>}, nan<T>, {3, 2, 1}}});
    }
};

} // namespace catalogue_test
