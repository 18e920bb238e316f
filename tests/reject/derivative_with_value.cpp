// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: gradient, derivative, jvp and vjp return a function; call that with the
// values, as in gradient(f)(2.0, 3.0)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto square = tl::function([](auto a) { return a * a; });

int main() {
#ifndef ACCEPT
    double const v = tl::derivative(square, 2.0);
#else
    double const v = tl::derivative(square)(2.0);
#endif
    return v > 0;
}
