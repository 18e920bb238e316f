// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the type of an expression is its formula, so it cannot change in place; write
// auto sum = e + x, or use a traced function for a loop
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;

int main() {
#ifndef ACCEPT
    auto s = x;
    s = s * x;
#else
    auto s = x * x;
#endif
    return s(x = 1.0) > 0;
}
