// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an index of an array is made of up to four indices of loops times constants, an
// offset, and one element of an argument of integers, as in A(2 * i + k) and A(p(i) + 1)
#include <tapeless/array.hpp>

#include <array>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) {
#ifndef ACCEPT
    return x(0.5);
#else
    return x(1);
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
