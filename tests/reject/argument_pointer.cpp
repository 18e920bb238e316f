// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the arguments of a function are numbers, or std::array, tuples and structs of
// them; their number has to be known to the compiler
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a; });

int main() {
    double a = 2.0;
#ifndef ACCEPT
    double const v = f(&a);
#else
    double const v = f(a);
#endif
    return v > a;
}
