// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an element of an array takes one index for each axis, as in A(i, j)
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) {
    return tl::sum(tl::indices<0>(a), [&](auto i) {
#ifndef ACCEPT
        return a(i) * b(i);
#else
        return a(i, 1) * b(i);
#endif
    });
});

int main() {
    [[maybe_unused]] tl::tensor<double, 3, 2> const A;
    [[maybe_unused]] tl::tensor<double, 3> const x;
#ifndef ACCEPT
    f(A, x);
#else
    f(A, x);
#endif
}
