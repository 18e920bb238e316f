// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

/// Piecewise constant: the slope is 0, at the steps as well.
struct step_function : unary {
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto partial(auto const&, auto const&) { return 0.0; }
};
struct floor_op : step_function {
    static constexpr char const* name = "floor";
    static constexpr auto value(auto const& x) { return math::floor(x); }
};
struct ceil_op : step_function {
    static constexpr char const* name = "ceil";
    static constexpr auto value(auto const& x) { return math::ceil(x); }
};
struct round_op : step_function {
    static constexpr char const* name = "round";
    static constexpr auto value(auto const& x) { return math::round(x); }
};
struct trunc_op : step_function {
    static constexpr char const* name = "trunc";
    static constexpr auto value(auto const& x) { return math::trunc(x); }
};

template <class X>
requires Operands<X>
constexpr applied<floor_op, X> floor(X const& x) { return apply_op(floor_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<ceil_op, X> ceil(X const& x) { return apply_op(ceil_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<round_op, X> round(X const& x) { return apply_op(round_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<trunc_op, X> trunc(X const& x) { return apply_op(trunc_op{}, x); }

} // namespace tapeless
