// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

// Jacobians by mode, to see whether run time follows the counts of products, beside Ceres' jets;
// the Hessian of Rosenbrock's function of 100 variables and its product with a direction, beside
// the same by hand.

#include "../../tests/diff/workloads.hpp"

#include <tapeless/tapeless.hpp>

#include <benchmark/benchmark.h>

#if __has_include(<ceres/jet.h>)
#    include <ceres/jet.h>
#endif

namespace tl = tapeless;

namespace {

void touch(void const* a, void const* b) { asm volatile("" : : "r"(a), "r"(b) : "memory"); }

template <auto F, class... Argument>
void time_of(benchmark::State& state, Argument const&... argument) {
    for (auto _ : state) {
        (touch(&argument, nullptr), ...);
        auto const result = F(argument...);
        (touch(&argument, &result), ...);
    }
    if constexpr (tl::is_function<std::remove_const_t<decltype(F)>>) {
        constexpr auto counted = tl::cost<Argument...>(F);
        state.counters["mul"] = counted.mul;
        state.counters["all"] = counted.total();
    }
}

#if __has_include(<ceres/jet.h>)
/// All inputs as one list, one jet component each.
template <class Workload, int Inputs, class... Argument>
auto by_jets(Argument const&... argument) {
    using jet = ceres::Jet<double, Inputs>;
    int k = 0;
    auto const seed = [&](auto const& one) {
        tl::tree::rebind<std::remove_cvref_t<decltype(one)>, jet> seeded;
        double leaf[Inputs];
        tl::tree::flatten(one, static_cast<double*>(leaf));
        double const* next = leaf;
        tl::tree::for_each_leaf(seeded, [&](jet& x) { x = jet(*next++, k++); });
        return seeded;
    };
    std::tuple<decltype(seed(argument))...> seeded{seed(argument)...};
    return std::apply(Workload{}, seeded);
}
#endif

constexpr auto residual = tl::function(workload::bundle_adjustment{});
constexpr auto arm = tl::function(workload::robot_arm{});
constexpr auto predators = tl::function(workload::lotka_volterra{});

template <auto F, class Workload, int Inputs, class... Argument>
void add_jacobians(std::string const& name, Argument const&... argument) {
    auto const add = [&](char const* how, auto run) {
        benchmark::RegisterBenchmark((name + how).c_str(),
                                     [=](benchmark::State& state) { run(state, argument...); });
    };
    constexpr auto forward = tl::jacobian(F, tl::mode::forward);
    constexpr auto reverse = tl::jacobian(F, tl::mode::reverse);
    constexpr auto chosen = tl::jacobian(F);
    add("/value", time_of<F, Argument...>);
    add("/forward", time_of<forward, Argument...>);
    add("/reverse", time_of<reverse, Argument...>);
    add("/chosen", time_of<chosen, Argument...>);
#if __has_include(<ceres/jet.h>)
    add("/ceres", time_of<by_jets<Workload, Inputs, Argument...>, Argument...>);
#endif
}

using hundred = std::array<double, 100>;
struct chained_rosenbrock {
    constexpr auto operator()(auto const& x) const {
        auto total = 0.0 * x[0];
        for (std::size_t i = 0; i + 1 < x.size(); ++i) {
            auto const a = x[i + 1] - x[i] * x[i], b = 1.0 - x[i];
            total = total + 100.0 * a * a + b * b;
        }
        return total;
    }
};
constexpr auto rosenbrock = tl::function(chained_rosenbrock{});

auto hessian_by_hand(hundred const& x) {
    std::array<hundred, 100> h{};
    for (std::size_t i = 0; i + 1 < 100; ++i) {
        h[i][i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
        h[i + 1][i + 1] += 200;
        h[i][i + 1] = h[i + 1][i] = -400 * x[i];
    }
    return h;
}
hundred product_by_hand(hundred const& x, hundred const& d) {
    hundred r{};
    for (std::size_t i = 0; i + 1 < 100; ++i) {
        double const across = -400 * x[i];
        r[i] += (1200 * x[i] * x[i] - 400 * x[i + 1] + 2) * d[i] + across * d[i + 1];
        r[i + 1] += 200 * d[i + 1] + across * d[i];
    }
    return r;
}

} // namespace

int main(int argc, char** argv) {
    using std::array;
    add_jacobians<residual, workload::bundle_adjustment, 15>(
        "bundle adjustment", array{0.1, -0.2, 0.3, 1.0, 2.0, -1.0, 500.0, 0.5, 0.6, 1e-2, -1e-3},
        array{0.7, -0.4, 5.0}, 1.5);
    add_jacobians<arm, workload::robot_arm, 6>("robot arm", array{0.3, -0.7, 1.1, 0.4, -0.9, 2.0});
    add_jacobians<predators, workload::lotka_volterra, 6>("Lotka-Volterra", array{1.2, 0.8},
                                                          array{1.1, 0.4, 0.1, 0.4});
    hundred x{}, d{};
    for (std::size_t i = 0; i < 100; ++i)
        x[i] = 1 + 0.01 * static_cast<double>(i), d[i] = 0.3 * static_cast<double>(i);
    auto const add = [](char const* name, auto run) { benchmark::RegisterBenchmark(name, run); };
    add("Rosenbrock 100/Hessian", [=](auto& s) { time_of<tl::hessian(rosenbrock)>(s, x); });
    add("Rosenbrock 100/Hessian by hand", [=](auto& s) { time_of<hessian_by_hand>(s, x); });
    add("Rosenbrock 100/sparse Hessian",
        [=](auto& s) { time_of<tl::sparse(tl::hessian(rosenbrock))>(s, x); });
    add("Rosenbrock 100/product", [=](auto& s) { time_of<tl::hvp(rosenbrock)>(s, x, d); });
    add("Rosenbrock 100/product by hand", [=](auto& s) { time_of<product_by_hand>(s, x, d); });
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
