// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function has more nodes than TAPELESS_MAX_NODES; define it larger before
// including tapeless and raise -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang), or split
// the function
#ifndef ACCEPT
#    define TAPELESS_MAX_NODES 64
#endif
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
    for (int i = 0; i < 40; ++i) a = sin(a) * a;
    return a;
});
constexpr auto g = tl::function([](auto a) { return f(a) + 1.0; });

int main() { return g(2.0) > 0; }
