// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

/// The protocol of GradBench (github.com/gradbench/gradbench): `PROGRAM input.json FUNCTION`
/// prints the result as one line of JSON, then one line for each timed evaluation.
///
/// A task is made of the input, which is not timed, evaluated again and again, and asked for its
/// output in the end:
///
///     struct gradient {
///         explicit gradient(json const& input);
///         void evaluate();
///         json output() const;
///     };
namespace gradbench {

using json = nlohmann::json;

struct function {
    char const* name;
    void (*run)(json const& input);
};

inline long nanoseconds(auto const& work) {
    using clock = std::chrono::steady_clock;
    auto const begin = clock::now();
    work();
    return static_cast<long>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(clock::now() - begin).count());
}

template <class Task>
void run(json const& input) {
    int const least_runs = input.value("min_runs", 1);
    double const least_seconds = input.value("min_seconds", 0.0);
    Task task(input);
    std::vector<long> times;
    double seconds = 0;
    while (times.empty() || static_cast<int>(times.size()) < least_runs ||
           seconds < least_seconds) {
        times.push_back(nanoseconds([&] { task.evaluate(); }));
        seconds += 1e-9 * static_cast<double>(times.back());
    }
    std::cout << task.output() << '\n';
    for (long const each : times)
        std::cout << json{{"name", "evaluate"}, {"nanoseconds", each}} << '\n';
}

inline int main(int argc, char** argv, std::vector<function> const& functions) {
    try {
        if (argc != 3) throw std::runtime_error("two arguments, please: input.json FUNCTION");
        std::ifstream file(argv[1]);
        if (!file) throw std::runtime_error(std::string("cannot read ") + argv[1]);
        json const input = json::parse(file);
        for (function const& each : functions)
            if (argv[2] == std::string(each.name)) return each.run(input), 0;
        throw std::runtime_error(std::string("no such function: ") + argv[2]);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
        return 1;
    }
}

} // namespace gradbench
