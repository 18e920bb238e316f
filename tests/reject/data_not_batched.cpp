// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function takes one point at a time; data goes to batched(f), sum_over(f) or
// mean_over(f), as in batched(f)(each(xs))
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> const a(3);
#ifndef ACCEPT
    tl::gradient(f, tl::wrt<0>)(tl::each(a), 2.0);
#else
    tl::batched(tl::gradient(f, tl::wrt<0>))(tl::each(a), 2.0);
#endif
}
