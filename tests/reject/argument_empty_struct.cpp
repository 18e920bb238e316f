// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the arguments of a function are numbers, or std::array, tuples and structs of
// them; their number has to be known to the compiler
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

struct nothing {};
constexpr auto square = tl::function([](auto a) { return a * a; });

int main() {
#ifndef ACCEPT
    double const v = square(nothing{});
#else
    double const v = square(2.0);
#endif
    return v > 0;
}
