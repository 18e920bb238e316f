// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function takes its arguments by position, as in f(2.0, 3.0); only
// expressions take named values
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    double const v = f(x = 2.0, y = 3.0);
#else
    double const v = f(2.0, 3.0) + x(x = 2.0) * y(y = 3.0);
#endif
    return v > 0;
}
