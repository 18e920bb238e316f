// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a literal with _c is written in decimal digits, as in 2_c or 2.5_c; use
// constant<1e-3> for others
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

using namespace tl::literals;
constexpr auto x = tl::variable<"x">;

int main() {
#ifndef ACCEPT
    double const v = (0x2_c * x)(x = 1.0);
#else
    double const v = (2_c * x)(x = 1.0);
#endif
    return v > 0;
}
