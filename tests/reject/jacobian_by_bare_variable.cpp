// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression is differentiated with respect to variables, as in gradient(e,
// wrt(x, y)); a function with respect to arguments, as in gradient(f, wrt<0, 1>)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto f = tl::function([](auto a) { return std::array{a * a, sin(a)}; });

int main() {
#ifndef ACCEPT
    auto const v = tl::jacobian(f, x)(1.0);
#else
    auto const v = tl::jacobian(f)(1.0);
#endif
    return sizeof(v) + sizeof(x) > 1000;
}
