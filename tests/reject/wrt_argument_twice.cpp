// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: wrt names the same variable or argument twice; name it once
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    auto const [v, g] = tl::gradient(f, tl::wrt<0, 0>)(2.0, 3.0);
#else
    auto const [v, g] = tl::gradient(f, tl::wrt<0, 1>)(2.0, 3.0);
#endif
    return v > g;
}
