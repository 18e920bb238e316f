// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the array does not have this axis; axes are counted from 0
#include <tapeless/array.hpp>

namespace tl = tapeless;

#ifndef ACCEPT
constexpr auto f = tl::function(
    [](auto a) { return tl::sum(tl::indices<2>(a), [&](auto i) { return a(0, i); }); });
#else
constexpr auto f = tl::function(
    [](auto a) { return tl::sum(tl::indices<1>(a), [&](auto i) { return a(0, i); }); });
#endif

int main() {
    [[maybe_unused]] tl::tensor<double, 3, 2> const A;
    [[maybe_unused]] tl::tensor<double, 3> const x;
#ifndef ACCEPT
    f(A);
#else
    f(A);
#endif
}
