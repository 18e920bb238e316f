// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an argument or a part of it is a class, but no number and no plain struct of
// up to 32 public members without a base; announce its members with TAPELESS_STRUCT
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

struct base {
    double k;
};
#ifndef ACCEPT
struct spring : base {
    double w;
};
#else
struct spring {
    base b;
    double w;
};
#endif
constexpr auto f = tl::function([](auto) { return 2.0; });

int main() { return f(spring{{1.0}, 2.0}) > 0; }
