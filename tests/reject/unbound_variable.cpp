// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a variable of this expression has no value in this call; the flag names it:
// pass it as in e(x = 1.0)
// names: has_value<tapeless::label<2>{"y"}>
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    double const v = e(x = 2.0);
#else
    double const v = e(x = 2.0, y = 3.0);
#endif
    return v > 0;
}
