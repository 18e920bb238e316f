// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a sum or mean over data has gradient, value_and_gradient, derivative, jacobian,
// hessian, hvp, jvp and vjp, and batched(f) has no derivatives; transform the function of one
// point, as in sum_over(taylor<3>(f)) and batched(gradient(f))
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> const a(3);
#ifndef ACCEPT
    tl::gradient(tl::batched(f), tl::wrt<0>)(tl::each(a), 2.0);
#else
    tl::batched(tl::gradient(f, tl::wrt<0>))(tl::each(a), 2.0);
#endif
}
