// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a sum or mean over data has gradient, value_and_gradient, derivative, jacobian,
// hessian, hvp, jvp and vjp, and batched(f) has no derivatives; transform the function of one
// point, as in sum_over(taylor<3>(f)) and batched(gradient(f))
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a * a + sin(a); });

int main() {
    std::vector<double> const a(3);
#ifndef ACCEPT
    tl::taylor<3>(tl::sum_over(f))(tl::each(a));
#else
    tl::sum_over(tl::taylor<3>(f))(tl::each(a));
#endif
}
