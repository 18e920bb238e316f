// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: only(...) takes a contiguous range of integers, the numbers of points from 0
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto w, auto x) { return exp(w * x); });

int main() {
    std::vector<double> const xs(3);
#ifndef ACCEPT
    std::vector<bool> const mask{true, false, true};
    tl::sum_over(f)(1.0, tl::each(xs), tl::only(mask));
#else
    std::vector<int> const points{0, 2};
    tl::sum_over(f)(1.0, tl::each(xs), tl::only(points));
#endif
}
