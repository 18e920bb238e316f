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
    static void by_hand(inputs const& x, outputs& out) {
        double m = x[0], s = 0;
        for (double each : x) m = m < each ? each : m;
        for (std::size_t i = 0; i < active; ++i) s += out.slope[i] = std::exp(x[i] - m);
        double const scale = 1 / s;
        for (double& each : out.slope) each *= scale;
        out.value = m + std::log(s);
    }

    /// `of` makes the shift of the largest input.
    static constexpr auto shifted(auto const& x, auto of) {
        auto m = x[0];
        for (std::size_t i = 1; i < active; ++i) m = max(m, x[i]);
        m = of(m);
        auto s = exp(x[0] - m);
        for (std::size_t i = 1; i < active; ++i) s += exp(x[i] - m);
        return m + log(s);
    }
    static constexpr auto function =
        tapeless::function([](auto x) { return shifted(x, [](auto m) { return m; }); });
    /// A shift by a whole number does as well, and `round` has no slope: nothing is wasted on it.
    static constexpr auto rounded =
        tapeless::function([](auto x) { return shifted(x, [](auto m) { return round(m); }); });

    static void by_tapeless(inputs const& x, outputs& out) {
        auto const [value, slope] = tapeless::value_and_gradient(function)(x);
        out.value = value, out.slope = slope;
    }
    static void by_rounded_shift(inputs const& x, outputs& out) {
        auto const [value, slope] = tapeless::value_and_gradient(rounded)(x);
        out.value = value, out.slope = slope;
    }

    static constexpr std::array<entry, 3> own{{{"written by hand", by_hand},
                                               {"tapeless", by_tapeless},
                                               {"tapeless, shift rounded", by_rounded_shift}}};
};

} // namespace bench
