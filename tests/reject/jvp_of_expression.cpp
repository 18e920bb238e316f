// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: hvp, jvp and taylor of an expression take one direction, along each variable of
// wrt and no other, as in hvp(e, wrt(x, y))(x = 1.0, y = 2.0, along(x = 0.5, y = 0.0)); a flag
// names the variable
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::jvp(e)(std::tuple{2.0, 3.0}, std::tuple{1.0, 0.0});
#else
    auto const v = tl::jvp(e)(x = 2.0, y = 3.0, tl::along(x = 1.0, y = 0.0));
#endif
    return sizeof(v) > 100;
}
