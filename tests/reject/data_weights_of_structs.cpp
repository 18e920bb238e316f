// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: these ranges hold more or fewer numbers for a point than there are to read or
// write; give one range for each number, or a range of structures
#include <tapeless/data.hpp>

#include <array>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), w(3);
    std::vector<std::array<double, 2>> pairs(3);
#ifndef ACCEPT
    return tl::sum_over(f)(1.0, tl::each(a), tl::weighted(pairs)) > 0;
#else
    return tl::sum_over(f)(1.0, tl::each(a), tl::weighted(w)) > 0;
#endif
}
