// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "peers.hpp"
#include "report.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace bench {

/// From here on the compiler must assume that both have been read and written. Google Benchmark's
/// DoNotOptimize on a double is not used: with 1.7.1 and g++ 12 it has changed values.
inline void touch(void const* a, void const* b) { asm volatile("" : : "r"(a), "r"(b) : "memory"); }

/// As many points as half of a first-level cache holds: a processor learns the branches of a few
/// dozen by heart.
template <class Problem>
std::vector<typename Problem::inputs> const& points() {
    static auto const all = [] {
        std::mt19937 source(20260101);
        constexpr std::size_t count = 16 * 1024 / sizeof(typename Problem::inputs);
        std::vector<typename Problem::inputs> result(count);
        for (auto& point : result) point = random_point<Problem>(source);
        return result;
    }();
    return all;
}

/// Largest error, relative to the size of the value and of the gradient.
template <class Problem, auto Run>
double error() {
    double worst = 0;
    auto const note = [&](long double gap, long double scale) {
        double const relative = static_cast<double>(gap / scale);
        worst = relative <= worst ? worst : std::isfinite(relative) ? relative : HUGE_VAL;
    };
    for (auto const& in : points<Problem>()) {
        auto const [value, slope] = Run(in);
        auto const exact = reference<Problem>(in);
        long double scale = std::fabs(exact[0]);
        for (long double each : exact) scale = std::max(scale, std::fabs(each));
        note(std::fabs(static_cast<long double>(value) - exact[0]), scale);
        for (std::size_t k = 0; k < Problem::active; ++k)
            note(std::fabs(static_cast<long double>(slope[k]) - exact[k + 1]), scale);
    }
    return worst;
}

template <class Problem, auto Run>
void time_of(benchmark::State& state) {
    for (auto _ : state)
        for (auto const& in : points<Problem>()) {
            touch(&in, nullptr);
            auto const out = Run(in);
            touch(&in, &out);
        }
    state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(points<Problem>().size()));
}

/// Times what is right; what is wrong is named, and the program fails.
template <class Problem, auto Run>
bool add(char const* name) {
    constexpr double tolerance = 1e-10; // of the differences that the reference is made of
    double const off = error<Problem, Run>();
    if (!(off <= tolerance)) {
        std::fprintf(stderr, "%s: %s is wrong by %.2g\n", Problem::name, name, off);
        return false;
    }
    auto const label = std::string(Problem::name) + "/" + name;
    benchmark::RegisterBenchmark(label.c_str(), time_of<Problem, Run>);
    return true;
}

template <class Problem, class... Peer>
bool add_problem(peer_list<Peer...>) {
    bool right = true;
    auto const add_own = [&]<auto Run>(contender<Run> own) {
        right &= add<Problem, Run>(own.name);
    };
    std::apply([&](auto... own) { (add_own(own), ...); }, Problem::own);
    auto const add_peer = [&]<class Each>(Each) {
        if constexpr (Each::template solves<Problem>)
            right &= add<Problem, Each::template run<Problem>>(Each::name);
    };
    (add_peer(Peer{}), ...);
    return right;
}

} // namespace bench
