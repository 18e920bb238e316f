// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: wrt names the same variable or argument twice; name it once
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const [v, g] = tl::value_and_gradient(e, tl::wrt(x, x))(x = 2.0, y = 3.0);
    static_cast<void>(g);
#else
    auto const [v, g] = tl::value_and_gradient(e, tl::wrt(x))(x = 2.0, y = 3.0);
    static_cast<void>(g);
#endif
    return v > 0;
}
