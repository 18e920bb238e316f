// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: row(A, i) takes an array with two axes or more, and fewer indices than it has
// axes; x(i) and A(i, j) are elements
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v) {
#ifndef ACCEPT
    return tl::sum(tl::indices<0>(v), [&](auto i) { return tl::sum(tl::row(v, i)); }) + A(0, 0);
#else
    return tl::sum(tl::indices<0>(v), [&](auto i) { return tl::sum(tl::row(A, i)); }) + v(0);
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}); }
