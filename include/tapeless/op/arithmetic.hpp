// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

struct add_op : binary {
    static constexpr char const* name = "+";
    static constexpr binding form = binding::sum;
    static constexpr bool commutative = true;
    static constexpr auto value(auto const& a, auto const& b) { return a + b; }
    static constexpr auto partial(auto const&, auto const&, auto const&) {
        return partials(1.0, 1.0);
    }
};

struct subtract_op : binary {
    static constexpr char const* name = "-";
    static constexpr binding form = binding::sum;
    static constexpr auto value(auto const& a, auto const& b) { return a - b; }
    static constexpr auto partial(auto const&, auto const&, auto const&) {
        return partials(1.0, -1.0);
    }
};

struct multiply_op : binary {
    static constexpr char const* name = "*";
    static constexpr binding form = binding::product;
    static constexpr bool commutative = true;
    static constexpr auto value(auto const& a, auto const& b) { return a * b; }
    static constexpr auto partial(auto const&, auto const& a, auto const& b) {
        return partials(b, a);
    }
};

/// d(a/b) = (da - (a/b) db) / b: both flows share one reciprocal and the quotient.
struct divide_op : binary {
    static constexpr char const* name = "/";
    static constexpr binding form = binding::product;
    static constexpr auto value(auto const& a, auto const& b) { return a / b; }
    static constexpr auto partial(auto const& y, auto const&, auto const& b) {
        return partials(1.0 / b, -(y / b));
    }
    static constexpr auto pullback(auto const& w, auto const& y, auto const&, auto const& b) {
        auto const flow = w * (1.0 / b);
        return partials(flow, -(flow * y));
    }
    static constexpr auto pushforward(auto const& y, auto const&, auto const& b, auto const& da,
                                      auto const& db) {
        return (da - y * db) * (1.0 / b);
    }
};

struct negate_op : unary {
    static constexpr char const* name = "-";
    static constexpr binding form = binding::sign;
    static constexpr auto value(auto const& a) { return -a; }
    static constexpr auto partial(auto const&, auto const&) { return -1.0; }
};

/// a * b + c, rounded once where the machine or the library can.
struct fma_op : ternary {
    static constexpr char const* name = "fma";
    static constexpr auto value(auto const& a, auto const& b, auto const& c) {
        return math::fma(a, b, c);
    }
    static constexpr auto partial(auto const&, auto const& a, auto const& b, auto const&) {
        return partials(b, a, 1.0);
    }
};

template <class A, class B, class C>
requires Operands<A, B, C>
constexpr applied<fma_op, A, B, C> fma(A const& a, B const& b, C const& c) {
    return apply_op(fma_op{}, a, b, c);
}

/// x * x; no node of its own, so that it shares with every other product.
template <class X>
requires Operands<X>
constexpr auto square(X const& x) { return x * x; }

} // namespace tapeless
