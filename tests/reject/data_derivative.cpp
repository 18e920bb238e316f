// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivative needs a function of one scalar argument; use gradient or jvp for
// more
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto w, auto b, auto x) { return exp(w * x) + b; });

int main() {
    std::vector<double> const xs(3);
#ifndef ACCEPT
    tl::derivative(tl::sum_over(f))(2.0, 3.0, tl::each(xs));
#else
    tl::derivative(tl::sum_over([](auto w, auto x) { return f(w, 3.0, x); }))(2.0, tl::each(xs));
#endif
}
