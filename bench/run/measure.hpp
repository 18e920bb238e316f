// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "peers.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <sched.h>
#include <string>
#include <vector>

namespace bench {

/// From here on the compiler must assume that both have been read and written. Google Benchmark's
/// DoNotOptimize on a double is not used: with 1.7.1 and g++ 12 it has changed values.
inline void touch(void const* a, void const* b) { asm volatile("" : : "r"(a), "r"(b) : "memory"); }

template <class Problem>
std::vector<typename Problem::inputs> const& points() {
    static auto const all = [] {
        std::mt19937 source(20260101);
        std::vector<typename Problem::inputs> result(64);
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
    constexpr double tolerance = 1e-11;
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

/// Collects the repetitions for a table of ratios; --benchmark_out=FILE keeps them all.
class ratios : public benchmark::ConsoleReporter {
public:
    void ReportRuns(std::vector<Run> const& runs) override {
        for (Run const& run : runs)
            if (run.run_type == Run::RT_Iteration && !run.error_occurred) {
                entry& found = entries_[run.family_index];
                found.label = run.run_name.function_name;
                found.times.push_back(run.GetAdjustedCPUTime() / 64);
            }
    }

    /// Median nanoseconds for one point, and their ratio to the problem's first contender, which
    /// is the hand-written one.
    void print() {
        std::printf("| problem | contender | ns | ratio |\n| --- | --- | ---: | ---: |\n");
        double base = 0;
        std::string last;
        for (auto& [order, each] : entries_) {
            auto const slash = each.label.find('/');
            auto const problem = each.label.substr(0, slash), name = each.label.substr(slash + 1);
            double const ns = median(each.times);
            if (problem != last) base = ns;
            last = problem;
            std::printf("| %s | %s | %.1f | %.2f |\n", problem.c_str(), name.c_str(), ns,
                        ns / base);
        }
    }

private:
    struct entry {
        std::string label;
        std::vector<double> times;
    };
    std::map<int64_t, entry> entries_; // in the order of registration

    static double median(std::vector<double>& times) {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }
};

/// One core for the whole run.
inline void stay_here() {
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET(sched_getcpu(), &here);
    sched_setaffinity(0, sizeof here, &here);
}

/// Repetitions of all contenders in random order, unless the command line says otherwise.
inline int run(int argc, char** argv) {
    stay_here();
    std::vector<std::string> words{argv[0], "--benchmark_enable_random_interleaving=true",
                                   "--benchmark_repetitions=11", "--benchmark_min_time=0.02"};
    words.insert(words.end(), argv + 1, argv + argc);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
    ratios reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    reporter.print();
    return 0;
}

} // namespace bench
