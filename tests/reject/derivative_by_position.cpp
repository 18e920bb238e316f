// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivative needs a function of one scalar argument; use gradient or jvp for
// more
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto square = tl::function([](auto a) { return a * a; });

int main() {
#ifndef ACCEPT
    double const v = tl::derivative(square, tl::wrt<0>)(2.0);
#else
    double const v = tl::derivative(square)(2.0);
#endif
    return v > 0;
}
