// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: pass the arguments of the sum, data included, and then a direction for each of
// them that all points share, as in hvp(sum_over(f))(w, each(xs), dw)
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto w, auto x) { return exp(w * x); });

int main() {
    std::vector<double> const xs(3);
#ifndef ACCEPT
    tl::hvp(tl::sum_over(f), tl::wrt<0>)(2.0, tl::each(xs));
#else
    tl::hvp(tl::sum_over(f), tl::wrt<0>)(2.0, tl::each(xs), 1.0);
#endif
}
