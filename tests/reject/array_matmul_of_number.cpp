// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: matmul multiplies a matrix by a matrix or a vector, or matrices at all leading
// axes; dot(x, y) is the product of two vectors, A * s that with a number
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::matmul(A, s)) + v(0);
#else
    return tl::sum(A * s) + v(0);
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
