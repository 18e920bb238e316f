// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression has no truth value; write select(x < y, u, v) for a choice, and
// same(a, b) to compare two formulas
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

int main() {
#ifndef ACCEPT
    double const v = x > y ? 1.0 : 2.0;
#else
    double const v = select(x > y, 1.0, 2.0)(x = 1.0, y = 2.0);
#endif
    return v > 0;
}
