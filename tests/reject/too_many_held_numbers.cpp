// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: this expression holds more than 64 run-time numbers; make them variables
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;

template <int Terms>
constexpr auto sum(double const* c) {
    if constexpr (Terms == 1)
        return c[0] * x;
    else
        return sum<Terms - 1>(c) + c[Terms - 1] * x;
}

int main() {
    constexpr double c[65]{};
#ifndef ACCEPT
    double const v = sum<65>(c)(x = 1.0);
#else
    double const v = sum<64>(c)(x = 1.0);
#endif
    return v > 0;
}
