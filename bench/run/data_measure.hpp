// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "report.hpp"

#include <xsimd/xsimd.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace bench {

using numbers = std::vector<double>;

/// One problem at one size: the ways to solve it, the first written by hand, and the results of
/// the last that ran.
struct data_problem {
    std::string name;
    std::size_t points;
    std::vector<numbers*> results;
    struct contender {
        std::string name;
        std::function<void()> run;
        bool solves = true; // or moves the same bytes only
    };
    std::vector<contender> contenders;
};

inline numbers random_numbers(std::size_t count, double low, double high, unsigned seed) {
    std::mt19937_64 source(seed);
    std::uniform_real_distribution<double> draw(low, high);
    numbers result(count);
    for (double& x : result) x = draw(source);
    return result;
}

/// Runs a contender on wiped results and gives them.
inline std::vector<numbers> results_of(data_problem const& problem, std::size_t k) {
    for (numbers* result : problem.results) std::fill(result->begin(), result->end(), NAN);
    problem.contenders[k].run();
    std::vector<numbers> all;
    for (numbers* result : problem.results) all.push_back(*result);
    return all;
}

/// The largest difference from the first contender, relative to the largest result of its kind.
inline double difference(std::vector<numbers> const& a, std::vector<numbers> const& b) {
    double worst = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        double gap = 0, scale = 1e-300;
        for (std::size_t i = 0; i < a[k].size(); ++i) {
            if (std::isnan(a[k][i]) && std::isnan(b[k][i])) continue; // between columns
            double const off = std::fabs(a[k][i] - b[k][i]);
            gap = off <= gap ? gap : std::isfinite(off) ? off : HUGE_VAL;
            scale = std::max(scale, std::fabs(a[k][i]));
        }
        worst = scale > 1e-300 ? std::max(worst, gap / scale) : HUGE_VAL;
    }
    return worst;
}

/// Reads every number of some arrays.
inline void read_all(std::initializer_list<numbers const*> arrays) {
    using lanes = xsimd::batch<double>;
    lanes sum[4];
    for (lanes& s : sum) s = lanes(0.0);
    for (numbers const* x : arrays)
        for (std::size_t i = 0; i + 4 * lanes::size <= x->size(); i += 4 * lanes::size)
            for (std::size_t k = 0; k < 4; ++k)
                sum[k] += lanes::load_unaligned(&(*x)[i + k * lanes::size]);
    for (lanes const& s : sum) benchmark::DoNotOptimize(s);
}

inline bool add_data(data_problem const& problem) {
    bool right = true;
    auto const expected = results_of(problem, 0);
    for (std::size_t k = 0; k < problem.contenders.size(); ++k) {
        auto const& each = problem.contenders[k];
        double const off = each.solves ? difference(expected, results_of(problem, k)) : 0;
        if (!(off <= 1e-10)) {
            std::fprintf(stderr, "%s: %s is off by %.2g\n", problem.name.c_str(), each.name.c_str(),
                         off);
            right = false;
            continue;
        }
        auto const label = problem.name + ", " + std::to_string(problem.points) + "/" + each.name;
        auto const run = each.run;
        auto const points = static_cast<int64_t>(problem.points);
        benchmark::RegisterBenchmark(label.c_str(), [run, points](benchmark::State& state) {
            for (auto _ : state) {
                run();
                benchmark::ClobberMemory();
            }
            state.SetItemsProcessed(state.iterations() * points);
        });
    }
    return right;
}

} // namespace bench
