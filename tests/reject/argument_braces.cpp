// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the arguments of a function are numbers, or std::array, tuples and structs of
// them; their number has to be known to the compiler
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a[0] * a[1]; });

int main() {
#ifndef ACCEPT
    double const v = f({2.0, 3.0});
#else
    double const v = f(std::array{2.0, 3.0});
#endif
    return v > 0;
}
