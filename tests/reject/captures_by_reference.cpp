// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a traced function must be stateless; remove the captures and pass run-time
// numbers as arguments
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

int main() {
    double rate = 0.5;
#ifndef ACCEPT
    auto const f = tl::function([&](auto a) { return rate * a; });
    double const v = tl::gradient(f)(2.0);
#else
    auto const f = tl::function([](auto a, auto r) { return r * a; });
    double const v = tl::gradient(f, tl::wrt<0>)(2.0, rate);
#endif
    rate = v;
    return rate > 0;
}
