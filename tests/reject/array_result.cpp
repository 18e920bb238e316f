// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function of arrays returns one number or one array; a gradient needs one
// number
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a * a; });

int main() {
    [[maybe_unused]] tl::tensor<double, 3, 2> const A;
    [[maybe_unused]] tl::tensor<double, 3> const x;
#ifndef ACCEPT
    tl::gradient(f)(x);
#else
    f(x);
#endif
}
