// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the arguments of a function are numbers, or std::array, tuples and structs of
// them; their number has to be known to the compiler
#include <tapeless/tapeless.hpp>

#include <span>

namespace tl = tapeless;

constexpr std::array numbers{2.0, 3.0};
constexpr auto f = tl::function([](auto a) { return a[0] * a[1]; });

int main() {
#ifndef ACCEPT
    double const v = f(std::span(numbers));
#else
    double const v = f(numbers);
#endif
    return v > 0;
}
