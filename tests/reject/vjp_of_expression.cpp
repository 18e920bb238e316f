// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: vjp of an expression takes named values and one number, the cotangent, as in
// vjp(e)(x = 1.0, y = 2.0, 0.5)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::vjp(e)(x = 1.0, y = 2.0);
#else
    auto const v = tl::vjp(e)(x = 1.0, y = 2.0, 0.5);
#endif
    return sizeof(v) > 100;
}
