// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression is differentiated with respect to variables, as in gradient(e,
// wrt(x, y)); a function with respect to arguments, as in gradient(f, wrt<0, 1>)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    double const v = tl::gradient(f, tl::wrt(0))(2.0, 3.0);
#else
    double const v = tl::gradient(f, tl::wrt<0>)(2.0, 3.0);
#endif
    return v > 0;
}
