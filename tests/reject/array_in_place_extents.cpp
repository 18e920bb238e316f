// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function combines arrays whose extents differ; static extents that meet
// have to be equal, or 1 to repeat
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    auto row = tl::slice<0>(A, 0, 1);
    row += A;
    return tl::sum(row) * v(0) * s;
#else
    auto row = tl::slice<0>(A, 0, 1);
    row += row;
    return tl::sum(row) * v(0) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
