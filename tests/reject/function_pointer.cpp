// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a traced function must be stateless; remove the captures and pass run-time
// numbers as arguments
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

double half(double a) { return a / 2; }

int main() {
#ifndef ACCEPT
    auto const f = tl::function(&half);
#else
    auto const f = tl::function([](auto a) { return a / 2; });
#endif
    return f(2.0) > half(0.0);
}
