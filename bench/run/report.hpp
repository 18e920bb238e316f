// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <sched.h>
#include <string>
#include <vector>

namespace bench {

/// Collects the repetitions for a table of ratios; --benchmark_out=FILE keeps them all. A benchmark
/// is named problem/contender, and says with SetItemsProcessed how many points it evaluates.
class ratios : public benchmark::ConsoleReporter {
public:
    void ReportRuns(std::vector<Run> const& runs) override {
        for (Run const& run : runs)
            if (run.run_type == Run::RT_Iteration && !run.error_occurred) {
                entry& found = entries_[run.family_index];
                found.label = run.run_name.function_name;
                found.times.push_back(1e9 / run.counters.at("items_per_second").value);
            }
    }

    /// Median nanoseconds of processor time for one point, and their ratio to the problem's first
    /// contender, which is the hand-written one.
    void print() {
        std::printf(
            "| problem | contender | ns per point | ratio |\n| --- | --- | ---: | ---: |\n");
        double base = 0;
        std::string last;
        for (auto& [order, each] : entries_) {
            auto const slash = each.label.find('/');
            auto const problem = each.label.substr(0, slash), name = each.label.substr(slash + 1);
            double const ns = median(each.times);
            if (problem != last) base = ns;
            last = problem;
            std::printf("| %s | %s | %.*f | %.2f |\n", problem.c_str(), name.c_str(),
                        ns < 10 ? 3 : 1, ns, ns / base);
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
inline int run_on_all_cores(int argc, char** argv) {
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
inline int run(int argc, char** argv) {
    stay_here();
    return run_on_all_cores(argc, argv);
}

} // namespace bench
