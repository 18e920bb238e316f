// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "problem.hpp"

#include <tapeless/tapeless.hpp>

#include <numbers>

namespace bench {

/// The price of a European call and its slopes along spot, strike, rate, volatility and time:
/// S N(d1) - K exp(-r T) N(d2), d1 = (log(S/K) + (r + v^2/2) T) / (v sqrt T), d2 = d1 - v sqrt T.
struct black_scholes : problem<5> {
    static constexpr char const* name = "Black-Scholes, 5 greeks";
    static constexpr bool uses_erfc = true;
    static constexpr range range_of(std::size_t k) {
        constexpr range all[] = {{80, 120}, {80, 120}, {0.01, 0.06}, {0.1, 0.5}, {0.2, 2}};
        return all[k];
    }
    static constexpr double half_root = 1 / std::numbers::sqrt2;
    static constexpr double density_at_0 = std::numbers::inv_sqrtpi / std::numbers::sqrt2;

    template <class Value>
    static Value value(Value const* x, double const*) {
        Value const s = x[0], k = x[1], r = x[2], v = x[3], t = x[4];
        Value const deviation = v * sqrt(t);
        Value const d1 = (log(s / k) + (r + 0.5 * v * v) * t) / deviation;
        Value const u1 = -half_root * d1, u2 = -half_root * (d1 - deviation);
        return s * (0.5 * erfc(u1)) - k * exp(-r * t) * (0.5 * erfc(u2));
    }

    /// The greeks of the textbook: S phi(d1) = K exp(-r T) phi(d2) removes one of the densities.
    static outputs by_hand(inputs const& in) {
        auto const [s, k, r, v, t] = in;
        double const root = std::sqrt(t), deviation = v * root;
        double const d1 = (std::log(s / k) + (r + 0.5 * v * v) * t) / deviation;
        double const d2 = d1 - deviation;
        double const n1 = 0.5 * std::erfc(-half_root * d1), n2 = 0.5 * std::erfc(-half_root * d2);
        double const discount = std::exp(-r * t), owed = k * discount * n2;
        double const spread = s * density_at_0 * std::exp(-0.5 * d1 * d1);
        return {s * n1 - owed,
                {n1, -discount * n2, t * owed, spread * root, 0.5 * spread * v / root + r * owed}};
    }

    /// The chain rule alone, without that identity: what differentiation can know.
    static outputs by_chain_rule(inputs const& in) {
        auto const [s, k, r, v, t] = in;
        double const root = std::sqrt(t), deviation = v * root, inverse = 1 / deviation;
        double const ratio = s / k, drift = r + 0.5 * v * v;
        double const d1 = (std::log(ratio) + drift * t) * inverse, d2 = d1 - deviation;
        double const n1 = 0.5 * std::erfc(-half_root * d1), n2 = 0.5 * std::erfc(-half_root * d2);
        double const discount = std::exp(-r * t), present = k * discount;
        double const p1 = s * density_at_0 * std::exp(-0.5 * d1 * d1);
        double const p2 = -present * density_at_0 * std::exp(-0.5 * d2 * d2);
        double const along_d1 = p1 + p2, numerator = along_d1 * inverse;
        double const along_deviation = -p2 - numerator * d1, owed = present * n2;
        return {s * n1 - owed,
                {n1 + numerator / s, -discount * n2 - numerator / k, t * owed + numerator * t,
                 numerator * v * t + along_deviation * root,
                 r * owed + numerator * drift + 0.5 * along_deviation * v / root}};
    }

    static constexpr auto function = tapeless::function([](auto s, auto k, auto r, auto v, auto t) {
        auto const deviation = v * sqrt(t);
        auto const d1 = (log(s / k) + (r + 0.5 * v * v) * t) / deviation;
        auto const d2 = d1 - deviation;
        auto const normal = [](auto d) { return 0.5 * erfc(-half_root * d); };
        return s * normal(d1) - k * exp(-r * t) * normal(d2);
    });
    static outputs by_tapeless(inputs const& in) {
        auto const [s, k, r, v, t] = in;
        auto const [value, slope] = tapeless::value_and_gradient(function)(s, k, r, v, t);
        auto const [ds, dk, dr, dv, dt] = slope;
        return {value, {ds, dk, dr, dv, dt}};
    }

    static constexpr std::tuple own{contender<by_hand>{"written by hand"},
                                    contender<by_chain_rule>{"by hand, chain rule only"},
                                    contender<by_tapeless>{"tapeless"}};
};

} // namespace bench
