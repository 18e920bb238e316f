// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function takes two vectors, arrays with one axis; sum(A * B) is the inner
// product of other arrays, matmul(A, B) the product of matrices, einsum any other
// names: takes_vectors<tapeless::label<4>{"dot"}>
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::dot(A, A) + tl::sum(v) * s;
#else
    return tl::sum(A * A) + tl::sum(v) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
