// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an argument or a part of it is a class, but no number and no plain struct of
// up to 32 public members without a base; announce its members with TAPELESS_STRUCT
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

struct spring {
#ifndef ACCEPT
    double z;
#endif
    double a0, a1, a2, a3, a4, a5, a6, a7;
    double b0, b1, b2, b3, b4, b5, b6, b7;
    double c0, c1, c2, c3, c4, c5, c6, c7;
    double d0, d1, d2, d3, d4, d5, d6, d7;
};
constexpr auto f = tl::function([](auto) { return 2.0; });

int main() { return f(spring{}) > 0; }
