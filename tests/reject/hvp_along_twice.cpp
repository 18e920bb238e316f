// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a variable is given two values in this call; the flag names it: keep one of
// them
// names: has_one_value<tapeless::label<2>{"x"}>
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::hvp(e)(x = 1.0, y = 2.0, tl::along(x = 1.0, x = 2.0, y = 0.0));
#else
    auto const v = tl::hvp(e)(x = 1.0, y = 2.0, tl::along(x = 1.0, y = 0.0));
#endif
    return sizeof(v) > 100;
}
