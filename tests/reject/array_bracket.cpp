// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an element of an array takes one index for each axis, as in A(i, j)
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A) {
#ifndef ACCEPT
    return A[0];
#else
    return A(0, 0);
#endif
});

int main() { f(tl::tensor<double, 3, 2>()); }
