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

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return e(x = a);
#else
    return e(x = a, y = a);
#endif
});

int main() { return f(2.0) > 0; }
