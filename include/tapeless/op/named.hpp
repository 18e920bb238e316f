// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <numbers>
#include <tapeless/math/functions.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

/// A constant to the precision of whatever number type evaluates it.
struct named_constant : nullary {
    static constexpr auto partial(auto const&) { return 0.0; }
};
struct ln2_op : named_constant {
    static constexpr char const* name = "ln2";
    static constexpr char const* latex = "\\ln 2";
    template <class Value>
    static constexpr Value value() {
        return math::constant<Value>(std::numbers::ln2_v<long double>);
    }
};
struct ln10_op : named_constant {
    static constexpr char const* name = "ln10";
    static constexpr char const* latex = "\\ln 10";
    template <class Value>
    static constexpr Value value() {
        return math::constant<Value>(std::numbers::ln10_v<long double>);
    }
};
/// 2 / sqrt(pi), the slope of erf at zero.
struct two_over_sqrt_pi_op : named_constant {
    static constexpr char const* name = "two_over_sqrt_pi";
    static constexpr char const* latex = "\\tfrac{2}{\\sqrt{\\pi}}";
    template <class Value>
    static constexpr Value value() {
        return math::constant<Value>(2 * std::numbers::inv_sqrtpi_v<long double>);
    }
};

/// The constant as a value of the kind of `x`: a number, or a node beside the symbol `x`.
template <class Op, class Value>
constexpr Value constant_like(Value const& x) {
    return apply_nullary(Op{}, x);
}

} // namespace tapeless
