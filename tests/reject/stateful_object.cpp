// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a traced function must be stateless; remove the captures and pass run-time
// numbers as arguments
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

struct scale {
    double rate = 2.0;
    constexpr auto operator()(auto a) const { return rate * a; }
};
struct twice {
    constexpr auto operator()(auto a) const { return 2.0 * a; }
};

int main() {
#ifndef ACCEPT
    double const v = tl::gradient(scale{})(2.0);
#else
    double const v = tl::gradient(twice{})(2.0) + scale{}(2.0);
#endif
    return v > 0;
}
