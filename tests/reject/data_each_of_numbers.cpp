// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: data is given as contiguous ranges, as in each(xs) and into(ys) with
// std::vector or std::span, or by strided, rows or columns
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto p) { return p[0] * p[1]; });

int main() {
    std::vector<double> const a(3);
#ifndef ACCEPT
    tl::batched(f)(tl::each(2.0, 3.0f));
#else
    tl::batched(f)(tl::each(a, a));
#endif
}
