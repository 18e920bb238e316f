// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: y += x and its like keep the axes of y, so x is a number or has as many axes or
// fewer; to a number add sum(x)
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v) {
#ifndef ACCEPT
    v += A;
    return tl::sum(v);
#else
    v += v;
    return tl::sum(v) * tl::sum(A);
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 2>{1, 2}); }
