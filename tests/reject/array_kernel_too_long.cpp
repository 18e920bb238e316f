// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function reads an array outside of its static extents, or passes a kernel
// over an array that is shorter
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(tl::conv1d(a, b)); });

int main() {
#ifndef ACCEPT
    f(tl::tensor<double, 3>(), tl::tensor<double, 4>());
#else
    f(tl::tensor<double, 4>(), tl::tensor<double, 4>());
#endif
}
