// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/functions.hpp>
#include <tapeless/op/exponential.hpp>
#include <tapeless/op/operation.hpp>

namespace tapeless {

/// exp(-x^2) beside an error function of x, which is computed together with it: what `lowered`
/// makes of the exponential in the slope of the error function. It has no slope itself.
template <class ErrorFunction>
struct gaussian_op : unary {
    static constexpr char const* name = ErrorFunction::with_gaussian;
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::exp(-(x * x)); }

    using twin = ErrorFunction;
    TAPELESS_INLINE static constexpr void value_and_twin(auto const& x, auto& gaussian,
                                                         auto& error_function) {
        ErrorFunction::value_and_twin(x, error_function, gaussian);
    }
};

struct erf_op : unary {
    static constexpr char const* name = "erf";
    static constexpr char const* latex = "\\operatorname{erf}";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::erf(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return exp(-(x * x)) * constant_like<two_over_sqrt_pi_op>(x);
    }

    static constexpr char const* with_gaussian = "gaussian_beside_erf";
    using twin = gaussian_op<erf_op>;
    TAPELESS_INLINE static constexpr void value_and_twin(auto const& x, auto& erf, auto& gaussian) {
        math::erf_and_gaussian(x, erf, gaussian);
    }
};

struct erfc_op : unary {
    static constexpr char const* name = "erfc";
    static constexpr char const* latex = "\\operatorname{erfc}";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::erfc(x); }
    static constexpr auto partial(auto const&, auto const& x) {
        return -(exp(-(x * x)) * constant_like<two_over_sqrt_pi_op>(x));
    }

    static constexpr char const* with_gaussian = "gaussian_beside_erfc";
    using twin = gaussian_op<erfc_op>;
    TAPELESS_INLINE static constexpr void value_and_twin(auto const& x, auto& erfc,
                                                         auto& gaussian) {
        math::erfc_and_gaussian(x, erfc, gaussian);
    }
};

/// log |gamma(x)|.
struct lgamma_op : unary {
    static constexpr char const* name = "lgamma";
    static constexpr char const* latex = "\\ln\\Gamma";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::lgamma(x); }
    static constexpr auto partial(auto const&, auto const& x) { return digamma(x); }
};

/// The logarithmic derivative of gamma.
struct digamma_op : unary {
    static constexpr char const* name = "digamma";
    static constexpr char const* latex = "\\psi";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& x) { return math::digamma(x); }
    static constexpr auto partial(auto const&, auto const& x) { return polygamma(1.0, x); }
};

/// The order of a polygamma as every number type holds it: the same in all lanes, real, and for a
/// number that only compares found by counting.
template <class X>
constexpr int order_in(X const& n) {
    if constexpr (std::is_arithmetic_v<X>) {
        return static_cast<int>(n);
    } else if constexpr (math::LaneBatch<X>) {
        typename X::value_type lane[X::size];
        n.store_unaligned(lane);
        return static_cast<int>(lane[0]);
    } else if constexpr (math::ComplexNumber<X>) {
        return order_in(n.real());
    } else {
        int order = 0;
        while (order < 170 && math::constant<X>(order) < n) ++order;
        return order;
    }
}

/// The n-th derivative of digamma. The order is a constant operand, so that every derivative
/// exists.
struct polygamma_op : binary {
    static constexpr char const* name = "polygamma";
    static constexpr domain defined_on = domain::ordered;
    static constexpr auto value(auto const& n, auto const& x) {
        return math::polygamma(order_in(n), x);
    }
    static constexpr auto partial(auto const&, auto const& n, auto const& x) {
        return partials(0.0, polygamma(n + 1.0, x));
    }
};

template <class X>
requires Operands<X>
constexpr applied<erf_op, X> erf(X const& x) { return apply_op(erf_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<erfc_op, X> erfc(X const& x) { return apply_op(erfc_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<lgamma_op, X> lgamma(X const& x) { return apply_op(lgamma_op{}, x); }
template <class X>
requires Operands<X>
constexpr applied<digamma_op, X> digamma(X const& x) { return apply_op(digamma_op{}, x); }
template <class Order, class X>
requires Operands<Order, X>
constexpr applied<polygamma_op, Order, X> polygamma(Order const& n, X const& x) {
    return apply_op(polygamma_op{}, n, x);
}

} // namespace tapeless
