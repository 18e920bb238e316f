// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function of arrays is evaluated by itself or by gradient, value_and_gradient,
// jvp, vjp, hvp, jacobian or hessian
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return tl::sum(a * a); });

int main() {
    [[maybe_unused]] tl::tensor<double, 3, 2> const A;
    [[maybe_unused]] tl::tensor<double, 3> const x;
#ifndef ACCEPT
    tl::derivatives<2>(f)(x);
#else
    tl::hessian(f)(x);
#endif
}
