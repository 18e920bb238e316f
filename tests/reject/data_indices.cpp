// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: only(...) takes a contiguous range of integers, the numbers of points from 0
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    tl::sum_over(f)(1.0, tl::each(a), tl::only(b));
#else
    tl::sum_over(f)(1.0, tl::each(a), tl::only(std::vector{0, 2}));
#endif
    return b.size() + c.size() != 6;
}
