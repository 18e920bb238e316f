// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: cross_entropy takes scores and as many probabilities, or the numbers of the
// classes, integers in an array that lacks the last axis
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto s) {
#ifndef ACCEPT
    return tl::cross_entropy(A, s);
#else
    return tl::cross_entropy(A, A) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), 2.0); }
