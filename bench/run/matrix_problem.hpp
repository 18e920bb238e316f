// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "../../tests/diff/second_order.hpp"
#include "../../tests/diff/workloads.hpp"

#include <tapeless/tapeless.hpp>

#include <algorithm>
#include <random>
#include <vector>

/// Jacobians, a Hessian and its product with a direction. A problem has `value(x)` in any number
/// type, a base point about which its inputs are drawn, and `exact`, in hyper-dual long double.
namespace bench {

template <std::size_t Inputs, std::size_t Results>
struct jacobian_problem {
    static constexpr std::size_t columns = Inputs, rows = Results;
    using inputs = std::array<double, Inputs>;
    using outputs = std::array<inputs, Results>;

    template <class Problem>
    static std::vector<long double> exact(inputs const& in) {
        std::vector<long double> all(Inputs * Results);
        for (std::size_t j = 0; j < Inputs; ++j) {
            std::array<reference::second_order, Inputs> x;
            for (std::size_t k = 0; k < Inputs; ++k) x[k] = static_cast<long double>(in[k]);
            x[j].a = 1;
            auto const y = Problem::value(x.data());
            for (std::size_t i = 0; i < Results; ++i) all[i * Inputs + j] = y[i].a;
        }
        return all;
    }
};

/// The Jacobian by three orders of the chain rule.
template <class Problem>
struct by_tapeless {
    static constexpr auto function =
        tapeless::function([](auto const& x) { return Problem::value(x.data()); });
    static constexpr auto chosen = tapeless::jacobian(function);
    static constexpr auto forward = tapeless::jacobian(function, tapeless::mode::forward);
    static constexpr auto reverse = tapeless::jacobian(function, tapeless::mode::reverse);
};

struct bundle_adjustment : jacobian_problem<15, 2> {
    static constexpr char const* name = "bundle adjustment 2 x 15";
    static constexpr inputs base{0.1, -0.2, 0.3,   1.0, 2.0,  -1.0, 500.0, 0.5,
                                 0.6, 1e-2, -1e-3, 0.7, -0.4, 5.0,  1.5};
    template <class Value>
    static constexpr auto value(Value const* x) {
        std::array<Value, 11> camera{};
        std::array<Value, 3> point{};
        for (std::size_t k = 0; k < 11; ++k) camera[k] = x[k];
        for (std::size_t k = 0; k < 3; ++k) point[k] = x[11 + k];
        return workload::bundle_adjustment{}(camera, point, x[14]);
    }
};
struct robot_arm : jacobian_problem<6, 3> {
    static constexpr char const* name = "robot arm 3 x 6";
    static constexpr inputs base{0.3, -0.7, 1.1, 0.4, -0.9, 2.0};
    template <class Value>
    static constexpr auto value(Value const* x) {
        std::array<Value, 6> q{};
        for (std::size_t k = 0; k < 6; ++k) q[k] = x[k];
        return workload::robot_arm{}(q);
    }
};
struct lotka_volterra : jacobian_problem<6, 2> {
    static constexpr char const* name = "Lotka-Volterra 2 x 6";
    static constexpr inputs base{1.2, 0.8, 1.1, 0.4, 0.1, 0.4};
    template <class Value>
    static constexpr auto value(Value const* x) {
        std::array<Value, 4> const k{x[2], x[3], x[4], x[5]};
        return workload::lotka_volterra{}(std::array<Value, 2>{x[0], x[1]}, k);
    }
};

/// A constant in numbers over numbers.
template <class Value>
constexpr Value fixed(double value) {
    if constexpr (requires { Value(value); })
        return Value(value);
    else
        return Value(typename Value::Scalar(value));
}

using hundred = std::array<double, 100>;
struct chained_rosenbrock {
    static constexpr std::size_t columns = 100;

    template <class Value>
    static constexpr Value value(Value const* x) {
        Value total = fixed<Value>(0.0), const_hundred = fixed<Value>(100.0);
        Value const one = fixed<Value>(1.0);
        for (std::size_t i = 0; i + 1 < columns; ++i) {
            Value const a = x[i + 1] - x[i] * x[i], b = one - x[i];
            total = total + const_hundred * a * a + b * b;
        }
        return total;
    }
    static constexpr auto function =
        tapeless::function([](auto const& x) { return value(x.data()); });

    /// The second derivative along two directions.
    static long double bend(double const* in, double const* a, double const* b) {
        std::array<reference::second_order, columns> x;
        for (std::size_t k = 0; k < columns; ++k) x[k] = {in[k], a[k], b[k], 0};
        return value(x.data()).ab;
    }
};

struct rosenbrock_hessian : chained_rosenbrock {
    static constexpr char const* name = "Hessian of Rosenbrock 100";
    using inputs = hundred;
    using outputs = std::array<hundred, columns>;
    static constexpr inputs base = [] {
        hundred x{};
        for (std::size_t i = 0; i < columns; ++i) x[i] = 1 + 0.01 * static_cast<double>(i);
        return x;
    }();

    template <class>
    static std::vector<long double> exact(inputs const& in) {
        std::vector<long double> all;
        for (std::size_t i = 0; i < columns; ++i)
            for (std::size_t j = 0; j < columns; ++j) {
                hundred a{}, b{};
                a[i] = b[j] = 1;
                all.push_back(bend(in.data(), a.data(), b.data()));
            }
        return all;
    }
    static outputs by_hand(inputs const& x) {
        outputs h{};
        for (std::size_t i = 0; i + 1 < columns; ++i) {
            h[i][i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
            h[i + 1][i + 1] += 200;
            h[i][i + 1] = h[i + 1][i] = -400 * x[i];
        }
        return h;
    }
    static constexpr auto by_tapeless = tapeless::hessian(function);
};

/// Two inputs for each variable: the point, then the direction.
struct rosenbrock_product : chained_rosenbrock {
    static constexpr char const* name = "Hessian of Rosenbrock 100 times a direction";
    using inputs = std::array<double, 2 * columns>;
    using outputs = hundred;
    static constexpr inputs base = [] {
        inputs x{};
        for (std::size_t i = 0; i < columns; ++i)
            x[i] = 1 + 0.01 * static_cast<double>(i), x[columns + i] = 0.3 * static_cast<double>(i);
        return x;
    }();

    template <class>
    static std::vector<long double> exact(inputs const& in) {
        std::vector<long double> all;
        for (std::size_t i = 0; i < columns; ++i) {
            hundred a{};
            a[i] = 1;
            all.push_back(bend(in.data(), a.data(), in.data() + columns));
        }
        return all;
    }
    static outputs by_hand(inputs const& in) {
        double const *const x = in.data(), *const d = x + columns;
        hundred r{};
        for (std::size_t i = 0; i + 1 < columns; ++i) {
            double const across = -400 * x[i];
            r[i] += (1200 * x[i] * x[i] - 400 * x[i + 1] + 2) * d[i] + across * d[i + 1];
            r[i + 1] += 200 * d[i + 1] + across * d[i];
        }
        return r;
    }
    static constexpr auto product = tapeless::hvp(function);
    static outputs by_tapeless(inputs const& in) {
        struct halves {
            hundred point, direction;
        };
        auto const& both = reinterpret_cast<halves const&>(in);
        return product(both.point, both.direction);
    }
};

} // namespace bench
