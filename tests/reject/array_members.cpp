// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function returns a struct of tensors with other static extents than it
// makes; declare the members with those, or with dynamic ones
#include <tapeless/array.hpp>

namespace tl = tapeless;

struct parts {
    tl::tensor<double, 3> x;
};
TAPELESS_STRUCT(parts, x)

constexpr auto f = tl::function([](auto p, auto y) {
    p.x = p.x(0) * y;
    return p;
});

int main() {
    [[maybe_unused]] parts const p;
#ifndef ACCEPT
    f(p, tl::tensor<double, 2>{1, 2});
#else
    f(p, tl::tensor<double, 3>{1, 2, 3});
#endif
}
