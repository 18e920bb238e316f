// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an element of an array is named by numbers, not by a whole array; take(A,
// places) reads at all places that an array of integers names
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v) {
#ifndef ACCEPT
    return A(v, 0);
#else
    return tl::sum(tl::take(A, v));
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<int, 3>{1, 2, 0}); }
