// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <diff/workloads.hpp>
#include <run/black_scholes.hpp>
#include <run/log_sum_exp.hpp>
#include <run/neuron.hpp>
#include <run/product_sine.hpp>
#include <run/rosenbrock.hpp>

#include <tuple>

/// What the gate watches: derivatives of the benchmarks' functions. Each names the argument types
/// of a call.
namespace gate {

template <class... Argument>
struct arguments {
    template <class Program>
    static constexpr auto cost(Program program) {
        return tapeless::cost<Argument...>(program);
    }
    /// The call as a function of its own.
    template <class Kernel>
    static auto call(Argument const&... argument) {
        return Kernel::program(argument...);
    }
};

/// Ten inputs and `Operations` operations, whose graph is a long chain.
template <int Operations>
struct chain {
    template <class Value>
    constexpr Value operator()(std::array<Value, 10> x) const {
        for (std::size_t i = 0; i < Operations / 6; ++i) {
            Value const d = x[(i + 3) % 10];
            x[i % 10] = sin(x[(i + 1) % 10]) * x[(i + 2) % 10] + x[i % 10] / (2.0 + d * d);
        }
        return x[0];
    }
};

template <std::size_t Size>
using values = std::array<double, Size>;

struct product_sine : arguments<double, double> {
    static constexpr char const* name = "product_sine";
    static constexpr auto program = tapeless::value_and_gradient(bench::product_sine::function);
};
struct black_scholes : arguments<double, double, double, double, double> {
    static constexpr char const* name = "black_scholes";
    static constexpr auto program = tapeless::value_and_gradient(bench::black_scholes::function);
};
struct neuron : arguments<values<3>, values<2>, double> {
    static constexpr char const* name = "neuron";
    static constexpr auto program =
        tapeless::value_and_gradient(bench::neuron::function, tapeless::wrt<0>);
};
struct rosenbrock : arguments<values<100>> {
    static constexpr char const* name = "rosenbrock";
    static constexpr auto program = tapeless::value_and_gradient(bench::rosenbrock::function);
};
struct log_sum_exp : arguments<values<64>> {
    static constexpr char const* name = "log_sum_exp";
    static constexpr auto program = tapeless::value_and_gradient(bench::log_sum_exp::function);
};
struct chain_400 : arguments<values<10>> {
    static constexpr char const* name = "chain_400";
    static constexpr auto program = tapeless::value_and_gradient(tapeless::function(chain<400>{}));
};
struct bundle_adjustment : arguments<values<11>, values<3>, double> {
    static constexpr char const* name = "bundle_adjustment";
    static constexpr auto program =
        tapeless::jacobian(tapeless::function(workload::bundle_adjustment{}));
};
struct robot_arm : arguments<values<6>> {
    static constexpr char const* name = "robot_arm";
    static constexpr auto program = tapeless::jacobian(tapeless::function(workload::robot_arm{}));
};
struct hessian_of_product : arguments<double, double> {
    static constexpr char const* name = "hessian_of_product";
    static constexpr auto program = tapeless::hessian(bench::product_sine::function);
};
struct taylor_of_neuron : arguments<double> {
    static constexpr char const* name = "taylor_of_neuron";
    static constexpr auto program =
        tapeless::taylor<8>(tapeless::function([](auto x) { return softplus(sin(x) * exp(x)); }));
};

using all_kernels =
    std::tuple<product_sine, black_scholes, neuron, rosenbrock, log_sum_exp, chain_400,
               bundle_adjustment, robot_arm, hessian_of_product, taylor_of_neuron>;

} // namespace gate
