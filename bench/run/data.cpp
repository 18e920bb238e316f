// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Derivatives over data against the same by hand over xsimd's batches.

#include "data_sums.hpp"

namespace {

void stay_here() {
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET(sched_getcpu(), &here);
    sched_setaffinity(0, sizeof here, &here);
}

bool add_all() {
    using namespace bench;
    bool right = true;
    for (std::size_t points : {1024u, 100'000u}) {
        right &= add_data(product_sine_points::make(points));
        right &= add_data(black_scholes_points::make(points));
        right &= add_data(neuron_points::make(points));
        right &= add_data(neuron_sum::make(points));
    }
    for (std::size_t points : {1024u, 1'000'000u}) {
        right &= add_data(polynomial_fit::make(points));
        right &= add_data(gaussian_fit::make(points));
        right &= add_data(logistic_regression<8>::in_columns(points));
        right &= add_data(logistic_regression<32>::in_columns(points));
        right &= add_data(logistic_regression<64>::in_columns(points));
        right &= add_data(logistic_regression<8>::in_rows(points));
        right &= add_data(logistic_regression<32>::in_rows(points));
        right &= add_data(logistic_regression<64>::in_rows(points));
    }
    return right;
}

} // namespace

int main(int argc, char** argv) {
    stay_here();
    bool const right = add_all();
    std::vector<std::string> words{argv[0], "--benchmark_enable_random_interleaving=true",
                                   "--benchmark_repetitions=9", "--benchmark_min_time=0.02"};
    words.insert(words.end(), argv + 1, argv + argc);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
    bench::data_ratios reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    reporter.print();
    return right ? 0 : 1;
}
