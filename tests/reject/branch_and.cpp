// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a symbolic value has no truth value while the function is traced, so it cannot
// steer if, while, ?: or std::max; write select(a < b, u, v) instead
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) {
#ifndef ACCEPT
    if (a > b && b > 0) return a;
    return b;
#else
    return select(a > b && b > 0, a, b);
#endif
});

int main() { return f(2.0, 3.0) > 0; }
