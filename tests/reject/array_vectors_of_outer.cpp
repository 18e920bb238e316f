// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function takes two vectors, arrays with one axis; sum(A * B) is the inner
// product of other arrays, matmul(A, B) the product of matrices, einsum any other
// names: takes_vectors<tapeless::label<6>{"outer"}>
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::outer(v, s)) + tl::sum(A);
#else
    return tl::sum(v * s) + tl::sum(A);
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
