// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivative needs a function of one scalar argument; use gradient or jvp for
// more
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return a[0] * a[1]; });

int main() {
#ifndef ACCEPT
    double const v = tl::derivative(f)(std::array{2.0, 3.0});
#else
    double const v = tl::gradient(f)(std::array{2.0, 3.0})[0];
#endif
    return v > 0;
}
