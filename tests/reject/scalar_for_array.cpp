// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a scalar has no elements; pass a std::array to a function that uses a[0]
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a[0] * a[1]; });

int main() {
#ifndef ACCEPT
    double const v = f(2.0);
#else
    double const v = f(std::array{2.0, 3.0});
#endif
    return v > 0;
}
