// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a condition is not a number and a number is not a condition; write select(c,
// 1.0, 0.0) for the one and x != 0 for the other
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

int main() {
#ifndef ACCEPT
    double const v = ((x > y) * x)(x = 1.0, y = 2.0);
#else
    double const v = select(x > y, x, 0.0)(x = 1.0, y = 2.0);
#endif
    return v > 0;
}
