// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: evaluate writes to a result of the type that the call returns; declare it as in
// auto result = f(A, x)
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) { return tl::dot(x, x); });

int main() {
    tl::array_workspace memory;
    tl::tensor<double, 3> const x{1, 2, 3};
#ifndef ACCEPT
    float value;
#else
    double value;
#endif
    memory.evaluate(value, f, x);
}
