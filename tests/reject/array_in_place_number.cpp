// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: y += x and its like keep the axes of y, so x is a number or has as many axes or
// fewer; to a number add sum(x)
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto v, auto s) {
#ifndef ACCEPT
    s += v;
    return s;
#else
    s += tl::sum(v);
    return s;
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}, 2.0); }
