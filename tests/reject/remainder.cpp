// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: symbolic values are real numbers and have no %; write a - b * trunc(a / b)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return a % 2;
#else
    return a - 2 * trunc(a / 2);
#endif
});

int main() { return f(2.0) > 0; }
