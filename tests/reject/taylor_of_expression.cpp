// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: series, tensors, costs, checks and the like are of functions, as in
// function([](auto x, auto y) { ... }); an expression has gradient, derivative, jacobian, hessian
// and hvp
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::taylor<2>(e);
#else
    auto const v = tl::derivative<2>(e, x);
#endif
    return sizeof(v) > 100;
}
