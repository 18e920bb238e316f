// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: pass the arguments of the function and then a direction for each of them, of
// the same structure, as in hvp(f)(x, y, dx, dy)
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return tl::sum(a * a); });

int main() {
    tl::tensor<double, 3> const x{1, 2, 3};
    [[maybe_unused]] tl::tensor<double, 3, 3> const matrix;
#ifndef ACCEPT
    tl::hvp(f)(x, matrix);
#else
    tl::hvp(f)(x, x);
#endif
}
