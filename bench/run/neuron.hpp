// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "problem.hpp"

#include <tapeless/tapeless.hpp>

namespace bench {

/// The logistic loss of one neuron with two inputs, a bias and a label l in {0, 1} (here anything
/// between): log(1 + exp z) - l z, z = w0 x0 + w1 x1 + w2; slopes along the weights.
struct neuron : problem<3, 3> {
    static constexpr char const* name = "logistic neuron";
    static constexpr range range_of(std::size_t k) {
        return k == 5 ? range{0.0, 1.0} : range{-2.0, 2.0};
    }

    template <class Value>
    static Value value(Value const* w, double const* data) {
        Value const z = w[0] * data[0] + w[1] * data[1] + w[2];
        if (z > 0.0) {
            Value const e = exp(-z);
            return z + log(1.0 + e) - data[2] * z;
        }
        Value const e = exp(z);
        return log(1.0 + e) - data[2] * z;
    }

    /// One exponential serves the loss and the sigmoid of its slope.
    static outputs by_hand(inputs const& in) {
        auto const [w0, w1, w2, x0, x1, label] = in;
        double const z = w0 * x0 + w1 * x1 + w2;
        double const e = std::exp(-std::fabs(z));
        double const sigmoid = (z < 0 ? e : 1.0) / (1.0 + e), gap = sigmoid - label;
        return {(z < 0 ? 0.0 : z) + std::log1p(e) - label * z, {gap * x0, gap * x1, gap}};
    }

    static constexpr auto function = tapeless::function([](auto w, auto x, auto label) {
        auto const z = w[0] * x[0] + w[1] * x[1] + w[2];
        return softplus(z) - label * z;
    });
    static outputs by_tapeless(inputs const& in) {
        auto const [w0, w1, w2, x0, x1, label] = in;
        auto const [value, slope] = tapeless::value_and_gradient(function, tapeless::wrt<0>)(
            std::array{w0, w1, w2}, std::array{x0, x1}, label);
        return {value, slope};
    }

    static constexpr std::tuple own{contender<by_hand>{"written by hand"},
                                    contender<by_tapeless>{"tapeless"}};
};

} // namespace bench
