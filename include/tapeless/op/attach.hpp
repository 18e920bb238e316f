// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/operation.hpp>

namespace tapeless {

/// The value of y with the derivatives of d, whose own value does not matter. Programs compute y.
struct attach_op : binary {
    static constexpr char const* name = "attach";
    static constexpr char const* latex = "\\operatorname{attach}";
    static constexpr auto value(auto const& y, auto const&) { return y; }
    static constexpr auto partial(auto const&, auto const&, auto const&) {
        return partials(0.0, 1.0);
    }
    static constexpr bool simplify(auto& result, auto const& y, auto const& d) {
        if (d.is_constant()) result = y;
        return d.is_constant();
    }
};

/// w dx: a zero whose derivative is w times that of x. It is not w * (x - stop(x)), of which the
/// second derivative would be twice dw dx: w is differentiated only where a derivative of this is.
struct differential_op : binary {
    static constexpr char const* name = "differential";
    static constexpr char const* latex = "\\operatorname{d}";
    template <class Value>
    static constexpr Value value(Value const&, Value const&) {
        return Value(0);
    }
    static constexpr auto partial(auto const&, auto const& w, auto const&) {
        return partials(0.0, w);
    }
    static constexpr bool simplify(auto& result, auto const& w, auto const& x) {
        bool const vanishes = x.is_constant() || (w.is_constant() && w.constant_value() == 0);
        if (vanishes) result = 0.0;
        return vanishes;
    }
};

/// y, whose derivative is from now on that of d.
template <class Y, class D>
requires Operands<Y, D>
constexpr applied<attach_op, Y, D> attach(Y const& y, D const& d) {
    return apply_op(attach_op{}, y, d);
}
/// A zero whose derivative is w dx.
template <class W, class X>
requires Operands<W, X>
constexpr applied<differential_op, W, X> differential(W const& w, X const& x) {
    return apply_op(differential_op{}, w, x);
}

} // namespace tapeless
