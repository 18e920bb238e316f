// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: pass primals, tangents and cotangents as tuples with one entry for each
// argument of the function, of the same structure
#include <tapeless/array.hpp>

#include <tuple>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(a * b); });

int main() {
    tl::tensor<double, 3> const x{1, 2, 3}, dx{1, 0, 0};
#ifndef ACCEPT
    tl::jvp(f)(std::tie(x, x), std::tie(dx));
#else
    tl::jvp(f)(std::tie(x, x), std::tie(dx, dx));
#endif
}
