// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Problems for unconstrained minimisation by Moré, Garbow and Hillstrom (1981): the residuals
/// whose squares are summed up, and the standard starting point.

#include <array>
#include <cmath>
#include <cstddef>

namespace problem {

struct rosenbrock {
    static constexpr std::array<double, 2> start{-1.2, 1.0};
    template <class Value>
    constexpr std::array<Value, 2> operator()(std::array<Value, 2> const& x) const {
        return {10.0 * (x[1] - x[0] * x[0]), 1.0 - x[0]};
    }
};

struct wood {
    static constexpr std::array<double, 4> start{-3.0, -1.0, -3.0, -1.0};
    template <class Value>
    constexpr std::array<Value, 6> operator()(std::array<Value, 4> const& x) const {
        constexpr double root_90 = 9.48683298050513799, root_10 = 3.16227766016837933;
        return {10.0 * (x[1] - x[0] * x[0]),    1.0 - x[0],
                root_90 * (x[3] - x[2] * x[2]), 1.0 - x[2],
                root_10 * (x[1] + x[3] - 2.0),  (x[1] - x[3]) / root_10};
    }
};

struct powell_singular {
    static constexpr std::array<double, 4> start{3.0, -1.0, 0.0, 1.0};
    template <class Value>
    constexpr std::array<Value, 4> operator()(std::array<Value, 4> const& x) const {
        constexpr double root_5 = 2.23606797749978970, root_10 = 3.16227766016837933;
        Value const a = x[1] - 2.0 * x[2], b = x[0] - x[3];
        return {x[0] + 10.0 * x[1], root_5 * (x[2] - x[3]), a * a, root_10 * b * b};
    }
};

struct helical_valley {
    static constexpr std::array<double, 3> start{-1.0, 0.0, 0.0};
    template <class Value>
    constexpr std::array<Value, 3> operator()(std::array<Value, 3> const& x) const {
        constexpr double turn = 6.28318530717958648;
        Value const angle =
            atan(x[1] / x[0]) / turn + select(x[0] < Value(0.0), Value(0.5), Value(0.0));
        return {10.0 * (x[2] - 10.0 * angle), 10.0 * (sqrt(x[0] * x[0] + x[1] * x[1]) - 1.0), x[2]};
    }
};

struct beale {
    static constexpr std::array<double, 2> start{1.0, 1.0};
    template <class Value>
    constexpr std::array<Value, 3> operator()(std::array<Value, 2> const& x) const {
        Value const y = x[1];
        return {1.5 - x[0] * (1.0 - y), 2.25 - x[0] * (1.0 - y * y),
                2.625 - x[0] * (1.0 - y * y * y)};
    }
};

struct brown_dennis {
    static constexpr std::array<double, 4> start{25.0, 5.0, -5.0, -1.0};
    template <class Value>
    constexpr std::array<Value, 20> operator()(std::array<Value, 4> const& x) const {
        // e^t, sin t and cos t for t = 1/5 ... 20/5 from those of 1/5.
        constexpr double e = 1.22140275816016983, s = 0.198669330795061215,
                         c = 0.980066577841241631;
        std::array<Value, 20> residual{};
        double power = 1.0, sine = 0.0, cosine = 1.0;
        for (std::size_t i = 0; i < 20; ++i) {
            double const t = static_cast<double>(i + 1) / 5.0, previous = sine;
            power *= e;
            sine = previous * c + cosine * s;
            cosine = cosine * c - previous * s;
            Value const a = x[0] + t * x[1] - power, b = x[2] + sine * x[3] - cosine;
            residual[i] = a * a + b * b;
        }
        return residual;
    }
};

struct biggs_exp6 {
    static constexpr std::array<double, 6> start{1.0, 2.0, 1.0, 1.0, 1.0, 1.0};
    template <class Value>
    constexpr std::array<Value, 13> operator()(std::array<Value, 6> const& x) const {
        // exp(-t), exp(-10t) and exp(-4t) for t = 0.1 ... 1.3 from those of 0.1.
        constexpr double slow = 0.904837418035959573, fast = 0.367879441171442322,
                         middle = 0.670320046035639301;
        std::array<Value, 13> residual{};
        double y1 = 1.0, y2 = 1.0, y3 = 1.0;
        for (std::size_t i = 0; i < 13; ++i) {
            double const t = static_cast<double>(i + 1) / 10.0;
            y1 *= slow, y2 *= fast, y3 *= middle;
            residual[i] = x[2] * exp(-t * x[0]) - x[3] * exp(-t * x[1]) + x[5] * exp(-t * x[4]) -
                          (y1 - 5.0 * y2 + 3.0 * y3);
        }
        return residual;
    }
};

/// The sum of the squares of the residuals.
template <class Residuals>
struct sum_of_squares {
    constexpr auto operator()(auto const& x) const {
        auto const residual = Residuals{}(x);
        auto total = residual[0] * residual[0];
        for (std::size_t i = 1; i < residual.size(); ++i) total = total + residual[i] * residual[i];
        return total;
    }
};

} // namespace problem
