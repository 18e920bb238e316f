// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a sum over data is differentiated with respect to arguments that all points
// share; for derivatives at every point use batched(gradient(f, wrt<...>))
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto w, auto b, auto x) { return exp(w * x) + b * b; });

int main() {
    std::vector<double> const xs(3);
#ifndef ACCEPT
    tl::hvp(tl::sum_over(f), tl::wrt<2>)(2.0, 3.0, tl::each(xs), 1.0);
#else
    tl::hvp(tl::sum_over(f), tl::wrt<1>)(2.0, 3.0, tl::each(xs), 1.0);
#endif
}
