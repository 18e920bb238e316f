// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: batched, sum_over and mean_over take a function, a derivative of one or a
// captureless lambda; the data follows in the call, as in batched(f)(each(xs))
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    tl::batched(tl::sum_over(f))(1.0, tl::each(a), tl::into(b));
#else
    tl::batched([](auto x) { return f(x, x); })(tl::each(a), tl::into(b));
#endif
    return b.size() + c.size() != 6;
}
