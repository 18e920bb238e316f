// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression has no value until its variables have; call it, as in e(x =
// 1.0), and write sin(e), not std::sin(e)
#include <tapeless/tapeless.hpp>

#include <cmath>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;

int main() {
#ifndef ACCEPT
    auto const s = std::sin(x) + x;
#else
    auto const s = sin(x) + x;
#endif
    return s(x = 1.0) > 0;
}
