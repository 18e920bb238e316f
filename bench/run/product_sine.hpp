// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "problem.hpp"

#include <tapeless/tapeless.hpp>

namespace bench {

/// x y + sin(x) exp(y)
struct product_sine : problem<2> {
    static constexpr char const* name = "xy + sin x exp y";
    static constexpr range range_of(std::size_t) { return {-2.0, 2.0}; }

    template <class Value>
    static Value value(Value const* x, double const*) {
        return x[0] * x[1] + sin(x[0]) * exp(x[1]);
    }

    static outputs by_hand(inputs const& in) {
        double const x = in[0], y = in[1], e = std::exp(y);
        double const se = std::sin(x) * e, ce = std::cos(x) * e;
        return {x * y + se, {y + ce, x + se}};
    }

    static constexpr auto function =
        tapeless::function([](auto x, auto y) { return x * y + sin(x) * exp(y); });
    static outputs by_tapeless(inputs const& in) {
        auto const [value, slope] = tapeless::value_and_gradient(function)(in[0], in[1]);
        return {value, {std::get<0>(slope), std::get<1>(slope)}};
    }
    static outputs by_expression(inputs const& in) {
        constexpr auto x = tapeless::variable<"x">;
        constexpr auto y = tapeless::variable<"y">;
        constexpr auto e = x * y + sin(x) * exp(y);
        constexpr auto both = tapeless::value_and_gradient(e, tapeless::wrt(x, y));
        auto const [value, slope] = both(x = in[0], y = in[1]);
        return {value, {slope[x], slope[y]}};
    }

    static constexpr std::tuple own{contender<by_hand>{"written by hand"},
                                    contender<by_tapeless>{"tapeless"},
                                    contender<by_expression>{"tapeless, expression"}};
};

} // namespace bench
