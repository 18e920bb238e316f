// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "op/catalogue/spec.hpp"

namespace catalogue_test {

/// Whole numbers, exactly; the slope is 0 everywhere, at the steps as well.
template <class Op>
struct step_spec : spec_of<Op, group::rounding> {
    static constexpr double value_ulp = 0;
    static constexpr double slope_ulp = 0;
    static slopes_of<1> slopes(number const&) { return {0}; }
    template <class T>
    static constexpr auto edges_with(T at_tiny, T at_minus_tiny, T at_half, T at_minus_half) {
        return edges_at<T, 1>({{{0}, 0, {0}},
                               {{T(-0.0)}, T(-0.0), {0}},
                               {{tiny<T>}, at_tiny, {0}},
                               {{-tiny<T>}, at_minus_tiny, {0}},
                               {{T(2.5)}, at_half, {0}},
                               {{T(-2.5)}, at_minus_half, {0}},
                               {{-3}, -3, {0}},
                               {{huge<T>}, huge<T>, {0}},
                               {{-inf<T>}, -inf<T>, {0}},
                               {{nan<T>}, nan<T>, {0}}});
    }
};

template <>
struct spec<tl::floor_op> : step_spec<tl::floor_op> {
    static number value(number const& x) { return floor(x); }
    template <class T>
    static constexpr auto edges() {
        return edges_with<T>(0, -1, 2, -3);
    }
};

template <>
struct spec<tl::ceil_op> : step_spec<tl::ceil_op> {
    static number value(number const& x) { return ceil(x); }
    template <class T>
    static constexpr auto edges() {
        return edges_with<T>(1, T(-0.0), 3, -2);
    }
};

/// Halves away from zero.
template <>
struct spec<tl::round_op> : step_spec<tl::round_op> {
    static number value(number const& x) { return round(x); }
    template <class T>
    static constexpr auto edges() {
        return edges_with<T>(0, T(-0.0), 3, -3);
    }
};

template <>
struct spec<tl::trunc_op> : step_spec<tl::trunc_op> {
    static number value(number const& x) { return trunc(x); }
    template <class T>
    static constexpr auto edges() {
        return edges_with<T>(0, T(-0.0), 2, -2);
    }
};

} // namespace catalogue_test
