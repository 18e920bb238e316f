// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function is no operand; call it in a new one, as in function([](auto x) {
// return f(x) + sin(g(x)); })
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto square = tl::function([](auto a) { return a * a; });

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return square + a;
#else
    return square(a) + a;
#endif
});

int main() { return f(2.0) > 0; }
