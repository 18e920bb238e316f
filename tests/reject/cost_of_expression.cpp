// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: tensors of derivatives and what names the shapes of arguments, as in
// cost<double>(f), are of functions; an expression has gradient, derivative, jvp, vjp, jacobian,
// hessian, hvp, taylor, cost and check_gradient
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::cost<double, double>(e);
#else
    auto const v = tl::cost(e);
#endif
    return sizeof(v) > 100;
}
