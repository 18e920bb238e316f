// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: into(...) is the last argument of a call of batched(f); weighted(...) and
// only(...) are the last arguments of a call of a sum or mean, once each
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a * a + sin(a); });

int main() {
    std::vector<double> a(3);
    std::vector const some{0, 2};
#ifndef ACCEPT
    tl::sum_over(f)(tl::each(a), tl::only(some), tl::only(some));
#else
    tl::sum_over(f)(tl::each(a), tl::only(some));
#endif
}
