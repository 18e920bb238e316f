// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// What threads of OpenMP or oneTBB gain, by the clock on the wall: as many as there are cores,
/// which have to be idle. The bits are those of one thread, or the program fails.

#include "data_sums.hpp"

#include <cstring>
#include <vector>

namespace bench {
namespace {

template <class... Policy>
void greeks(table& t, Policy... policy) {
    tl::batched(tl::value_and_gradient(black_scholes_points::f))(
        policy..., tl::each(t.in[0]), tl::each(t.in[1]), tl::each(t.in[2]), tl::each(t.in[3]),
        tl::each(t.in[4]), tl::into(t.out[0], t.out[1], t.out[2], t.out[3], t.out[4], t.out[5]));
}

template <class... Policy>
void neuron_loss(table& t, Policy... policy) {
    auto const [loss, slope] = tl::value_and_gradient(tl::sum_over(neuron_points::f), tl::wrt<0>)(
        policy..., neuron_points::w, tl::each(t.in[0], t.in[1]), tl::each(t.in[2]));
    t.out[0] = {loss, slope[0], slope[1], slope[2]};
}

bool same_bits(std::vector<numbers> const& a, std::vector<numbers> const& b) {
    bool same = a.size() == b.size();
    for (std::size_t k = 0; same && k < a.size(); ++k)
        same = a[k].size() == b[k].size() &&
               std::memcmp(a[k].data(), b[k].data(), a[k].size() * sizeof(double)) == 0;
    return same;
}

bool add(data_problem const& problem) {
    bool const right = same_bits(results_of(problem, 0), results_of(problem, 1));
    if (!right) std::fprintf(stderr, "%s: other bits with threads\n", problem.name.c_str());
    for (auto const& each : problem.contenders) {
        auto const label = problem.name + ", " + std::to_string(problem.points) + "/" + each.name;
        auto const points = static_cast<int64_t>(problem.points);
        benchmark::RegisterBenchmark(label.c_str(), [each, points](benchmark::State& state) {
            for (auto _ : state) {
                each.run();
                benchmark::ClobberMemory();
            }
            state.SetItemsProcessed(state.iterations() * points);
        })->UseRealTime();
    }
    return right;
}

bool add_all() {
    using ranges = std::vector<std::pair<double, double>>;
    std::size_t const points = 200'000;
    auto const options = std::make_shared<table>(
        points, 6, ranges{{80, 120}, {80, 120}, {0.01, 0.06}, {0.1, 0.5}, {0.2, 2}});
    auto prices = options->problem("Black-Scholes");
    prices.contenders = {{"tapeless, par", [options] { greeks(*options, tl::par); }},
                         {"tapeless, one thread", [options] { greeks(*options); }}};
    auto const samples = std::make_shared<table>(points, 1, ranges{{-2, 2}, {-2, 2}, {0, 1}});
    auto loss = samples->problem("logistic neuron, summed");
    loss.contenders = {{"tapeless, par", [samples] { neuron_loss(*samples, tl::par); }},
                       {"tapeless, one thread", [samples] { neuron_loss(*samples); }}};
    bool const right = add(prices);
    return add(loss) && right;
}

} // namespace
} // namespace bench

int main(int argc, char** argv) {
    bool const right = bench::add_all();
    int const failed = bench::run_on_all_cores(argc, argv);
    return right ? failed : 1;
}
