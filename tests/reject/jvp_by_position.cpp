// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression is differentiated with respect to variables, as in gradient(e,
// wrt(x, y)); a function with respect to arguments, as in gradient(f, wrt<0, 1>)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::jvp(e, tl::wrt<0>);
#else
    auto const v = tl::jvp(e, tl::wrt(x));
#endif
    return sizeof(v) > 100;
}
