// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a sum over data is differentiated with respect to arguments that all points
// share; for derivatives at every point use batched(gradient(f, wrt<...>))
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    tl::gradient(tl::sum_over(f), tl::wrt<0>)(tl::each(a), 2.0);
#else
    tl::gradient(tl::sum_over(f), tl::wrt<1>)(tl::each(a), 2.0);
#endif
    return b.size() + c.size() != 6;
}
