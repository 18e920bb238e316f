// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a symbolic value has no truth value while the function is traced, so it cannot
// steer if, while, ?: or std::max; write select(a < b, u, v) instead
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
