// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function reads an array outside of its static extents, or passes a kernel
// over an array that is shorter
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) {
    return tl::sum(tl::indices<0>(b), [&](auto i) { return a(2 * i) * b(i); });
});

int main() {
#ifndef ACCEPT
    f(tl::tensor<double, 4>(), tl::tensor<double, 3>());
#else
    f(tl::tensor<double, 4>(), tl::tensor<double, 2>());
#endif
}
