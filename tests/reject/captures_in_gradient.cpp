// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a traced function must be stateless; remove the captures and pass run-time
// numbers as arguments
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

int main() {
    double const rate = 0.5;
#ifndef ACCEPT
    double const v = tl::gradient([rate](auto a) { return rate * a; })(2.0);
#else
    double const v = tl::gradient([](auto a, auto r) { return r * a; }, tl::wrt<0>)(2.0, rate);
#endif
    return v > 0;
}
