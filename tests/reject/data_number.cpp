// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: data is given as contiguous ranges, as in each(xs) and into(ys) with
// std::vector or std::span, or by strided, rows or columns
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    tl::batched(f)(tl::each(1.0), 2.0, tl::into(b));
#else
    tl::batched(f)(tl::each(a), 2.0, tl::into(b));
#endif
    return b.size() + c.size() != 6;
}
