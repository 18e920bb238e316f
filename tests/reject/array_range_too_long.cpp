// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function reads an array outside of its static extents, or passes a kernel
// over an array that is shorter
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::range<4>, [&](auto i) { return v(i) * s; }) + tl::sum(A);
#else
    return tl::sum(tl::range<2>, [&](auto i) { return v(i) * s; }) + tl::sum(A);
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
