// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function does not accept these arguments; check their number, that its
// parameters are auto, and that its body uses only what those arguments offer, as in sin(a), not
// std::sin(a)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    double const v = f(2.0, 3.0, 4.0);
#else
    double const v = f(2.0, 3.0);
#endif
    return v > 0;
}
