// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function combines arrays whose extents differ; static extents that meet
// have to be equal, or 1 to repeat
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(tl::matmul(b, a)); });

int main() {
    [[maybe_unused]] tl::tensor<double, 3, 2> const A;
    [[maybe_unused]] tl::tensor<double, 3> const x;
#ifndef ACCEPT
    f(A, tl::tensor<double, 2>());
#else
    f(A, x);
#endif
}
