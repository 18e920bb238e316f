// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression is differentiated with respect to variables, as in gradient(e,
// wrt(x, y)); a function with respect to arguments, as in gradient(f, wrt<0, 1>)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);
constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    auto const [v, t] = tl::jvp(e)(std::tuple{2.0, 3.0}, std::tuple{1.0, 0.0});
#else
    auto const [v, t] = tl::jvp(f)(std::tuple{2.0, 3.0}, std::tuple{1.0, 0.0});
#endif
    static_cast<void>(t);
    return v + f(2.0, 3.0) + e(x = 1.0, y = 1.0) > 0;
}
