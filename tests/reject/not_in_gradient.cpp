// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the gradient was not taken with respect to this variable; name it in wrt(...)
// names: is_in_gradient<tapeless::label<2>{"z"}>
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
[[maybe_unused]] constexpr auto z = tl::variable<"z">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    double const v = tl::gradient(e, tl::wrt(x, y))(x = 2.0, y = 3.0)[z];
#else
    double const v = tl::gradient(e, tl::wrt(x, y))(x = 2.0, y = 3.0)[y];
#endif
    return v > 0;
}
