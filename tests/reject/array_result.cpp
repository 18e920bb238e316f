// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function of arrays returns numbers and arrays, or structures of up to 32 of
// them; a gradient needs one number: return one, or take jvp or vjp
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
