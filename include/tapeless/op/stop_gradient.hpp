// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/operation.hpp>

namespace tapeless {

/// The value of x, taken for a constant by every derivative.
struct stop_gradient_op : unary {
    static constexpr char const* name = "stop_gradient";
    static constexpr char const* latex = "\\operatorname{stop}";
    static constexpr auto value(auto const& x) { return x; }
    static constexpr auto partial(auto const&, auto const&) { return 0.0; }
};

template <class X>
requires Operands<X>
constexpr applied<stop_gradient_op, X> stop_gradient(X const& x) {
    return apply_op(stop_gradient_op{}, x);
}

} // namespace tapeless
