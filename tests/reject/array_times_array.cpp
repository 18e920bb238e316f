// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function does not accept these arguments; check their number, that its
// parameters are auto, and that its body uses only what those arguments offer, as in sin(a), not
// std::sin(a)
// expect: std::array
// errors: 2
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return a * a;
#else
    return a[0] * a[1];
#endif
});

int main() { return f(std::array{2.0, 3.0}) > 0; }
