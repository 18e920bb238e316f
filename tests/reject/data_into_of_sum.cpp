// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: into(...) is the last argument of a call of batched(f); weighted(...) and
// only(...) are the last arguments of a call of a sum or mean, once each
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    tl::sum_over(f)(1.0, tl::each(a), tl::into(b));
#else
    tl::sum_over(f)(1.0, tl::each(a), tl::weighted(b));
#endif
    return b.size() + c.size() != 6;
}
