// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "problem.hpp"

#include <tapeless/tapeless.hpp>

namespace bench {

/// m + log of the sum of exp(x[i] - m), m the largest x[i].
struct log_sum_exp : problem<64> {
    static constexpr char const* name = "log-sum-exp 64";
    static constexpr range range_of(std::size_t) { return {-5.0, 5.0}; }

    template <class Value>
    static Value value(Value const* x, double const*) {
        Value m = x[0];
        for (std::size_t i = 1; i < active; ++i)
            if (m < x[i]) m = x[i];
        Value s(0.0);
        for (std::size_t i = 0; i < active; ++i) {
            Value const shifted = x[i] - m;
            s += exp(shifted);
        }
        return m + log(s);
    }

    /// The shift has no influence, so its slope is never computed.
    static outputs by_hand(inputs const& x) {
        outputs out;
        double m = x[0], s = 0;
        for (double each : x) m = m < each ? each : m;
        for (std::size_t i = 0; i < active; ++i) s += out.slope[i] = std::exp(x[i] - m);
        double const scale = 1 / s;
        for (double& each : out.slope) each *= scale;
        out.value = m + std::log(s);
        return out;
    }

    /// `of` is the shift of the largest input that is used.
    static constexpr auto shifted(auto const& x, auto of) {
        auto m = x[0];
        for (std::size_t i = 1; i < active; ++i) m = max(m, x[i]);
        m = of(m);
        auto s = exp(x[0] - m);
        for (std::size_t i = 1; i < active; ++i) s += exp(x[i] - m);
        return m + log(s);
    }
    /// That the shift has no influence is nothing that differentiation can know...
    static constexpr auto differentiated =
        tapeless::function([](auto x) { return shifted(x, [](auto m) { return m; }); });
    /// ... but a user can say so: m + log(s) is differentiated as if the m inside were a constant.
    static constexpr auto function = tapeless::function(
        [](auto x) { return shifted(x, [](auto m) { return tapeless::stop_gradient(m); }); });

    static constexpr auto by_tapeless = tapeless::value_and_gradient(function);
    static constexpr auto of_shift_too = tapeless::value_and_gradient(differentiated);

    static constexpr std::tuple own{contender<by_hand>{"written by hand"},
                                    contender<by_tapeless>{"tapeless"},
                                    contender<of_shift_too>{"tapeless, shift differentiated"}};
};

} // namespace bench
