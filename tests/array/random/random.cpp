// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <random_arrays.hpp> // written by write.py

#include <cstdio>
#include <exception>

/// Says what is wrong with random functions of arrays, seed by seed, and what was looked at. With
/// an argument it also says why lengths were refused.
int main(int arguments, char**) {
    int wrong = 0;
    random_arrays::tally count;
    for (auto const& one : random_arrays::all_cases) {
        random_arrays::outcome found;
        try {
            found = one.run();
        } catch (std::exception const& e) {
            found.wrong = std::string(e.what()) + "\n";
        }
        count += found.count;
        if (arguments > 1) std::printf("%s", found.refused.c_str());
        if (found.wrong.empty()) continue;
        std::printf("seed %d\n%s", one.seed, found.wrong.c_str());
        wrong = 1;
    }
    std::printf("%ld compared, %ld blurred, %ld infinite, %ld calls refused\n", count.compared,
                count.blurred, count.infinite, count.refused);
    return wrong;
}
