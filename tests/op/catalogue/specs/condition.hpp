// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

/// Comparisons and logic give conditions, observed here as select(condition, 2, 3). Nothing flows
/// through a condition: the slopes are 0, even where an operand is NaN.
template <class Op>
struct comparison_spec : spec_of<Op, group::condition> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static constexpr auto call(auto const& x, auto const& y) {
        return select(tl::operation<Op>(x, y), 2.0, 3.0);
    }
    static slopes_of<2> slopes(number const&, number const&) { return {0, 0}; }

    /// Any comparison with NaN is false; -0 equals 0.
    template <class T>
    static constexpr auto edges_with(T less, T equal) {
        return edges_at<T, 2>({{{0, T(-0.0)}, equal, {0, 0}},
                               {{T(-0.0), 0}, equal, {0, 0}},
                               {{2, 2}, equal, {0, 0}},
                               {{inf<T>, inf<T>}, equal, {0, 0}},
                               {{0, tiny<T>}, less, {0, 0}},
                               {{1, inf<T>}, less, {0, 0}},
                               {{tiny<T>, 0}, 3, {0, 0}},
                               {{nan<T>, 1}, 3, {0, 0}},
                               {{1, nan<T>}, 3, {0, 0}},
                               {{nan<T>, nan<T>}, 3, {0, 0}}});
    }
};

template <>
struct spec<tl::less_op> : comparison_spec<tl::less_op> {
    static number value(number const& x, number const& y) { return x < y ? 2 : 3; }
    template <class T>
    static constexpr auto edges() {
        return edges_with<T>(2, 3);
    }
};

template <>
struct spec<tl::less_equal_op> : comparison_spec<tl::less_equal_op> {
    static number value(number const& x, number const& y) { return x < y || x == y ? 2 : 3; }
    template <class T>
    static constexpr auto edges() {
        return edges_with<T>(2, 2);
    }
};

template <>
struct spec<tl::equal_op> : comparison_spec<tl::equal_op> {
    static number value(number const& x, number const& y) { return x == y ? 2 : 3; }
    template <class T>
    static constexpr auto edges() {
        return edges_with<T>(3, 2);
    }
};

/// Logic, observed on the signs of numbers.
template <class Op>
struct logic_spec : spec_of<Op, group::condition> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static constexpr auto call(auto const& x, auto const& y) {
        return select(tl::operation<Op>(x > 0.0, y > 0.0), 2.0, 3.0);
    }
    static slopes_of<2> slopes(number const&, number const&) { return {0, 0}; }
};

template <>
struct spec<tl::and_op> : logic_spec<tl::and_op> {
    static number value(number const& x, number const& y) { return 0 < x && 0 < y ? 2 : 3; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{1, 1}, 2, {0, 0}}, {{nan<T>, 1}, 3, {0, 0}}});
    }
};

template <>
struct spec<tl::or_op> : logic_spec<tl::or_op> {
    static number value(number const& x, number const& y) { return 0 < x || 0 < y ? 2 : 3; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 2>({{{-1, -1}, 3, {0, 0}}, {{nan<T>, 1}, 2, {0, 0}}});
    }
};

template <>
struct spec<tl::not_op> : spec_of<tl::not_op, group::condition> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static constexpr auto call(auto const& x) {
        return select(tl::operation<tl::not_op>(x > 0.0), 2.0, 3.0);
    }
    static number value(number const& x) { return 0 < x ? 3 : 2; }
    static slopes_of<1> slopes(number const&) { return {0}; }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 1>({{{0}, 2, {0}}, {{tiny<T>}, 3, {0}}, {{nan<T>}, 2, {0}}});
    }
};

/// The gradient follows the branch that is taken; the other may hold anything.
template <>
struct spec<tl::select_op> : spec_of<tl::select_op, group::condition> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static constexpr auto call(auto const& x, auto const& y, auto const& z) {
        return select(x > 0.0, y, z);
    }
    static number value(number const& x, number const& y, number const& z) { return 0 < x ? y : z; }
    static slopes_of<3> slopes(number const& x, number const&, number const&) {
        return {0, 0 < x ? 1 : 0, 0 < x ? 0 : 1};
    }
    template <class T>
    static constexpr auto edges() {
        return edges_at<T, 3>({{{1, 2, nan<T>}, 2, {0, 1, 0}},
                               {{T(-0.0), inf<T>, 2}, 2, {0, 0, 1}},
                               {{nan<T>, nan<T>, T(-0.0)}, T(-0.0), {0, 0, 1}},
                               {{tiny<T>, nan<T>, 1}, nan<T>, {0, 1, 0}}});
    }
};

} // namespace catalogue_test
