// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "problem.hpp"

#include <tapeless/tapeless.hpp>

namespace bench {

/// Sum over i of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2.
struct rosenbrock : problem<100> {
    static constexpr char const* name = "Rosenbrock 100";
    static constexpr range range_of(std::size_t) { return {-2.0, 2.0}; }

    template <class Value>
    static constexpr Value sum(auto const& x) {
        Value s(0.0);
        for (std::size_t i = 0; i + 1 < active; ++i) {
            Value const valley = x[i + 1] - x[i] * x[i], rest = 1.0 - x[i];
            s += 100.0 * valley * valley + rest * rest;
        }
        return s;
    }
    template <class Value>
    static Value value(Value const* x, double const*) {
        return sum<Value>(x);
    }

    static outputs by_hand(inputs const& x) {
        outputs out;
        double s = 0, carried = 0;
        for (std::size_t i = 0; i + 1 < active; ++i) {
            double const valley = x[i + 1] - x[i] * x[i], rest = 1.0 - x[i];
            double const scaled = 100.0 * valley;
            s += scaled * valley + rest * rest;
            out.slope[i] = carried - 4.0 * scaled * x[i] - 2.0 * rest;
            carried = 2.0 * scaled;
        }
        out.slope[active - 1] = carried;
        out.value = s;
        return out;
    }

    static constexpr auto function =
        tapeless::function([](auto x) { return sum<std::remove_cvref_t<decltype(x[0])>>(x); });
    static constexpr auto by_tapeless = tapeless::value_and_gradient(function);

    static constexpr std::tuple own{contender<by_hand>{"written by hand"},
                                    contender<by_tapeless>{"tapeless"}};
};

} // namespace bench
