// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the numbers of all arrays of a call are of one type, double or float, as are
// the numbers beside them
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(a * b); });

int main() {
    [[maybe_unused]] tl::tensor<double, 3, 2> const A;
    [[maybe_unused]] tl::tensor<double, 3> const x;
#ifndef ACCEPT
    f(x, 2.0f);
#else
    f(x, 2.0);
#endif
}
