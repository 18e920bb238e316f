// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression has no truth value; write select(x < y, u, v) for a choice, and
// same(a, b) to compare two formulas
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;

int main() {
#ifndef ACCEPT
    if (x) return 1;
    return 0;
#else
    return x(x = 1.0) != 0;
#endif
}
