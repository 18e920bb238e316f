// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: ^ is no power in C++ and binds weaker than +; write pow(x, 2)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;

int main() {
#ifndef ACCEPT
    auto const s = x ^ 2;
#else
    auto const s = pow(x, 2);
#endif
    return s(x = 1.0) > 0;
}
