// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
#include <tapeless/op/exponential.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

struct sin_op : unary {
    static constexpr char const* name = "sin";
    static constexpr char const* latex = "\\sin";
    static constexpr auto value(auto const& x) { return math::sin(x); }
    static constexpr auto partial(auto const&, auto const& x) { return cos(x); }

    using twin = struct cos_op;
    static constexpr void value_and_twin(auto const& x, auto& sine, auto& cosine) {
        math::sine_and_cosine(x, sine, cosine);
    }
};

struct cos_op : unary {
    static constexpr char const* name = "cos";
    static constexpr char const* latex = "\\cos";
    static constexpr auto value(auto const& x) { return math::cos(x); }
    static constexpr auto partial(auto const&, auto const& x) { return -sin(x); }

    using twin = sin_op;
    static constexpr void value_and_twin(auto const& x, auto& cosine, auto& sine) {
        math::sine_and_cosine(x, sine, cosine);
    }
};

struct tan_op : unary {
    static constexpr char const* name = "tan";
    static constexpr char const* latex = "\\tan";
    static constexpr auto value(auto const& x) { return math::tan(x); }
    static constexpr auto partial(auto const& y, auto const&) { return 1.0 + y * y; }
};

struct asin_op : unary {
    static constexpr char const* name = "asin";
    static constexpr char const* latex = "\\arcsin";
    static constexpr auto value(auto const& x) { return math::asin(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return 1.0 / sqrt((1.0 - x) * (1.0 + x));
    }
};

struct acos_op : unary {
    static constexpr char const* name = "acos";
    static constexpr char const* latex = "\\arccos";
    static constexpr auto value(auto const& x) { return math::acos(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return -1.0 / sqrt((1.0 - x) * (1.0 + x));
    }
};

struct atan_op : unary {
    static constexpr char const* name = "atan";
    static constexpr char const* latex = "\\arctan";
    static constexpr auto value(auto const& x) { return math::atan(x); }
    static constexpr auto partial(auto const&, auto const& x) { return 1.0 / (1.0 + x * x); }
};

/// The angle of the point (x, y). Its slopes are computed through the radius, so that they neither
/// overflow nor underflow before they must.
struct atan2_op : binary {
    static constexpr char const* name = "atan2";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& y, auto const& x) { return math::atan2(y, x); }
    static constexpr auto partial(auto const&, auto const& y, auto const& x) {
        auto const radius = hypot(x, y);
        return partials(x / radius / radius, -(y / radius / radius));
    }
};

template <class X>
requires Operands<X>
constexpr applied<sin_op, X> sin(X const& x) { return apply_op(sin_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<cos_op, X> cos(X const& x) { return apply_op(cos_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<tan_op, X> tan(X const& x) { return apply_op(tan_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<asin_op, X> asin(X const& x) { return apply_op(asin_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<acos_op, X> acos(X const& x) { return apply_op(acos_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<atan_op, X> atan(X const& x) { return apply_op(atan_op{}, x); }
template <class Y, class X>
requires Operands<Y, X>
constexpr applied<atan2_op, Y, X> atan2(Y const& y, X const& x) {
    return apply_op(atan2_op{}, y, x);
}

/// Sine and cosine of one argument, evaluated together.
template <class Value>
struct sine_and_cosine {
    Value sin;
    Value cos;
};
template <class X>
requires Operands<X>
constexpr auto sincos(X const& x) {
    auto const sine = tapeless::sin(x);
    return sine_and_cosine<decltype(tapeless::sin(x))>{sine, tapeless::cos(x)};
}

} // namespace tapeless
