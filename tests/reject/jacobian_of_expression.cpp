// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: Jacobians, Hessians, series and the like are taken of functions, as in
// function([](auto x, auto y) { ... }); of an expression, gradient and derivative
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto e = sin(x) * x;

int main() {
#ifndef ACCEPT
    auto const v = tl::jacobian(e);
#else
    auto const v = tl::gradient(e, tl::wrt(x))(x = 1.0);
#endif
    return sizeof(v) > 100;
}
