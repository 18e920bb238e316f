// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a call over data needs at least one argument that differs from point to point;
// mark it as in each(xs)
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    tl::batched(f)(1.0, 2.0, tl::into(b));
#else
    tl::batched(f)(tl::each(a), 2.0, tl::into(b));
#endif
    return b.size() + c.size() != 6;
}
