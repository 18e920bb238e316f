// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include <diff/more_garbow_hillstrom.hpp>
#include <diff/workloads.hpp>

#include <tapeless/tapeless.hpp>

#include <cstdio>

namespace tl = tapeless;

namespace {

constexpr auto mixture = tl::function([](auto x, auto y) {
    return x * y + sin(x) / y - exp(x * y) + sin(x) * cos(x) + select(x < y, -x, y);
});
constexpr auto counted = tl::cost<double, double>(mixture);
static_assert(counted.mul == 2 && counted.div == 1 && counted.add == 4 && counted.negate == 1);
static_assert(counted.calls == 3 && counted.choices == 2); // sin and exp and cos; < and select
static_assert(counted.of("sin") == 1 && counted.of("exp") == 1 && counted.of("tan") == 0);
static_assert(counted.of("select") == 1 && counted.kinds == 5);
static_assert(counted.total() == 13);

// A value with its gradient calls what the value calls and nothing twice.
constexpr auto with_gradient = tl::cost<double, double>(tl::value_and_gradient(mixture));
static_assert(with_gradient.of("sin") == 1 && with_gradient.of("cos") == 1);

int failures = 0;

/// A function with its gradient takes at most 4 times the operations of the function.
template <class... Shape, class F>
void check(char const* name, F f) {
    constexpr int value = tl::cost<Shape...>(F{}).total();
    constexpr int both = tl::cost<Shape...>(tl::value_and_gradient(F{})).total();
    static_cast<void>(f);
    std::printf("%-20s value %5d, with gradient %5d: %.2f\n", name, value, both,
                static_cast<double>(both) / value);
    if (both > 4 * value) ++failures;
}

template <class Problem>
void check_problem(char const* name) {
    check<std::remove_const_t<decltype(Problem::start)>>(
        name, tl::function(problem::sum_of_squares<Problem>{}));
}

/// The squared length of what a workload returns.
template <class Workload>
struct squared {
    constexpr auto operator()(auto const&... x) const {
        auto const r = Workload{}(x...);
        auto total = r[0] * r[0];
        for (std::size_t i = 1; i < r.size(); ++i) total = total + r[i] * r[i];
        return total;
    }
};

struct neuron {
    constexpr auto operator()(auto const& w, auto const& x) const {
        return tl::sigmoid(w[0] * x[0] + w[1] * x[1] + w[2]);
    }
};
struct log_sum_exp {
    constexpr auto operator()(auto const& x) const {
        auto total = exp(x[0]);
        for (std::size_t i = 1; i < x.size(); ++i) total = total + exp(x[i]);
        return log(total);
    }
};

} // namespace

int main() {
    using std::array;
    check_problem<problem::rosenbrock>("Rosenbrock");
    check_problem<problem::wood>("Wood");
    check_problem<problem::powell_singular>("Powell singular");
    check_problem<problem::helical_valley>("Helical valley");
    check_problem<problem::beale>("Beale");
    check_problem<problem::brown_dennis>("Brown-Dennis");
    check_problem<problem::biggs_exp6>("Biggs EXP6");
    check<array<double, 11>, array<double, 3>, double>(
        "bundle adjustment", tl::function(squared<workload::bundle_adjustment>{}));
    check<array<double, 6>>("robot arm", tl::function(squared<workload::robot_arm>{}));
    check<array<double, 2>, array<double, 4>>("Lotka-Volterra",
                                              tl::function(squared<workload::lotka_volterra>{}));
    check<array<double, 64>>("reaction-diffusion",
                             tl::function(squared<workload::reaction_diffusion<64>>{}));
    check<array<double, 3>, array<double, 2>>("neuron", tl::function(neuron{}));
    check<array<double, 64>>("log-sum-exp 64", tl::function(log_sum_exp{}));
    return failures;
}
