// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: stack puts numbers, or arrays with as many axes, side by side along a new axis;
// concat puts arrays one behind the other along an axis they have
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::stack(v, s));
#else
    return tl::sum(tl::concat<0>(v, tl::stack(s)));
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}, 2.0); }
