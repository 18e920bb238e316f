// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function is no operand; call it in a new one, as in function([](auto x) {
// return f(x) + sin(g(x)); })
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    double const v = (2.0 * f)(2.0, 3.0);
#else
    double const v = 2.0 * f(2.0, 3.0);
#endif
    return v > 0;
}
