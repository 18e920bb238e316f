// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a condition is not a number and a number is not a condition; write select(c,
// 1.0, 0.0) for the one and x != 0 for the other
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return (a > 0) * 2.0;
#else
    return select(a > 0, 2.0, 0.0);
#endif
});

int main() { return f(2.0) > 1; }
