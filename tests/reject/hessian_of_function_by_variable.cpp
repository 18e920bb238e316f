// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression is differentiated with respect to variables, as in gradient(e,
// wrt(x, y)); a function with respect to arguments, as in gradient(f, wrt<0, 1>)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

[[maybe_unused]] constexpr auto x = tl::variable<"x">;
constexpr auto sine = [](auto a) { return sin(a); };

int main() {
#ifndef ACCEPT
    auto const v = tl::hessian(tl::function(sine), tl::wrt(x))(1.0);
#else
    auto const v = tl::hessian(tl::function(sine), tl::wrt<0>)(1.0);
#endif
    return sizeof(v) > 100;
}
