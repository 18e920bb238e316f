// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: these are several derivatives of an expression at once, which is no expression;
// differentiate one of them, as in gradient(derivative(e, x)), or take hessian(e)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::gradient(tl::gradient(e));
#else
    auto const v = tl::gradient(tl::derivative(e, x));
#endif
    return sizeof(v) > 100;
}
