// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivative needs a function of one scalar argument; use gradient or jvp for
// more
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return tl::sum(a * a); });

int main() {
    tl::tensor<double, 3> const x{1, 2, 3};
#ifndef ACCEPT
    tl::derivative(f)(x);
#else
    tl::gradient(f)(x);
#endif
}
