// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a condition is not a number and a number is not a condition; write
// select(c, 1.0, 0.0) for the one and x != 0 for the other
#include <tapeless/array.hpp>

#include <array>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) {
#ifndef ACCEPT
    return tl::sum(x > 0.0);
#else
    return tl::sum(tl::select(x > 0.0, 1.0, 0.0));
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
