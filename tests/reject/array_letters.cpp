// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: einsum takes a letter for each axis of each array and of the result, as in
// ij,jk->ik for a product of matrices; the result has no letter twice, nor one of its own
#include <tapeless/array.hpp>

namespace tl = tapeless;

#ifndef ACCEPT
constexpr auto f = tl::function([](auto a, auto b) { return tl::einsum<"ij,jk->">(a, b); });
#else
constexpr auto f = tl::function([](auto a, auto b) { return tl::einsum<"ij,i->">(a, b); });
#endif

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>()); }
