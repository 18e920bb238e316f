// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: wrt<...> names an argument that the function does not have; count from 0
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    double const v = tl::gradient(f, tl::wrt<-1>)(2.0, 3.0);
#else
    double const v = tl::gradient(f, tl::wrt<1>)(2.0, 3.0);
#endif
    return v > 0;
}
