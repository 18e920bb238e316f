// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
#include <tapeless/op/exponential.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

struct sinh_op : unary {
    static constexpr char const* name = "sinh";
    static constexpr char const* latex = "\\sinh";
    static constexpr auto value(auto const& x) { return math::sinh(x); }
    static constexpr auto partial(auto const&, auto const& x) { return cosh(x); }

    using twin = struct cosh_op;
    static constexpr void value_and_twin(auto const& x, auto& sine, auto& cosine) {
        math::hyperbolic_sine_and_cosine(x, sine, cosine);
    }
};

struct cosh_op : unary {
    static constexpr char const* name = "cosh";
    static constexpr char const* latex = "\\cosh";
    static constexpr auto value(auto const& x) { return math::cosh(x); }
    static constexpr auto partial(auto const&, auto const& x) { return sinh(x); }

    using twin = sinh_op;
    static constexpr void value_and_twin(auto const& x, auto& cosine, auto& sine) {
        math::hyperbolic_sine_and_cosine(x, sine, cosine);
    }
};

/// The slope as a product: 1 - y^2 would lose its digits where |y| is near 1.
struct tanh_op : unary {
    static constexpr char const* name = "tanh";
    static constexpr char const* latex = "\\tanh";
    static constexpr auto value(auto const& x) { return math::tanh(x); }
    static constexpr auto partial(auto const& y, auto const&) { return (1.0 - y) * (1.0 + y); }
};

struct asinh_op : unary {
    static constexpr char const* name = "asinh";
    static constexpr char const* latex = "\\operatorname{arsinh}";
    static constexpr auto value(auto const& x) { return math::asinh(x); }
    static constexpr auto partial(auto const&, auto const& x) { return 1.0 / sqrt(1.0 + x * x); }
};

/// The slope with two roots: (x - 1)(x + 1) would overflow, and for complex numbers the root of
/// that product lies on the wrong side where the real part is negative.
struct acosh_op : unary {
    static constexpr char const* name = "acosh";
    static constexpr char const* latex = "\\operatorname{arcosh}";
    static constexpr auto value(auto const& x) { return math::acosh(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return 1.0 / (sqrt(x - 1.0) * sqrt(x + 1.0));
    }
};

struct atanh_op : unary {
    static constexpr char const* name = "atanh";
    static constexpr char const* latex = "\\operatorname{artanh}";
    static constexpr auto value(auto const& x) { return math::atanh(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return 1.0 / ((1.0 - x) * (1.0 + x));
    }
};

template <class X>
requires Operands<X>
constexpr applied<sinh_op, X> sinh(X const& x) { return apply_op(sinh_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<cosh_op, X> cosh(X const& x) { return apply_op(cosh_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<tanh_op, X> tanh(X const& x) { return apply_op(tanh_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<asinh_op, X> asinh(X const& x) { return apply_op(asinh_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<acosh_op, X> acosh(X const& x) { return apply_op(acosh_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<atanh_op, X> atanh(X const& x) { return apply_op(atanh_op{}, x); }

} // namespace tapeless
