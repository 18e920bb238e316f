// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: einsum takes a letter for each axis of each array and of the result, as in
// ij,jk->ik for a product of matrices; the result has no letter twice, nor one of its own
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::einsum<"ij,->ij">(A, s)) + v(0);
#else
    return tl::sum(tl::einsum<"ij,ij->ij">(A, A)) + v(0) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
