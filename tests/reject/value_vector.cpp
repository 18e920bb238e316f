// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a variable stands for one number, as in e(x = 1.0); a function of arrays is
// written with function(...)
#include <tapeless/tapeless.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;
constexpr auto e = x * y + sin(x);

int main() {
#ifndef ACCEPT
    double const v = e(x = 1.0, y = std::vector{2.0});
#else
    double const v = e(x = 1.0, y = 2.0);
#endif
    return v > 0;
}
