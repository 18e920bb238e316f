// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression has no value until its variables have; call it, as in e(x =
// 1.0), and write sin(e), not std::sin(e)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    double v = 1.0;
    v += e;
#else
    double v = 1.0;
    v += e(x = 1.0, y = 2.0);
#endif
    return v > 0;
}
