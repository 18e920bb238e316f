// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <random_arrays.hpp> // written by write.py

#include <cstdio>
#include <exception>

/// Says what is wrong with random functions of arrays, seed by seed.
int main() {
    int wrong = 0;
    for (auto const& one : random_arrays::all_cases) {
        std::string said;
        try {
            said = one.run();
        } catch (std::exception const& e) {
            said = std::string(e.what()) + "\n";
        }
        if (said.empty()) continue;
        std::printf("seed %d\n%s", one.seed, said.c_str());
        wrong = 1;
    }
    return wrong;
}
