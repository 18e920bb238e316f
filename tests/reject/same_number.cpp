// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: same compares two expressions over variables; a number becomes one by
// constant<2.0>, functions are none
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;

int main() {
#ifndef ACCEPT
    bool const v = same(x, 2.0);
#else
    bool const v = same(x, tl::constant<2>);
#endif
    return v > 0;
}
