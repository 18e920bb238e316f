// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: ^ is no power in C++ and binds weaker than +; write pow(x, 2)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return a ^ 2;
#else
    return pow(a, 2);
#endif
});

int main() { return f(2.0) > 0; }
