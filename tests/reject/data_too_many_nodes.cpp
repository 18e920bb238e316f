// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function has more nodes than TAPELESS_MAX_NODES; define it larger before
// including tapeless and raise -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang), or split
// the function
#ifndef ACCEPT
#    define TAPELESS_MAX_NODES 64
#endif
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
    for (int i = 0; i < 40; ++i) a = sin(a) * a;
    return a;
});

int main() {
    std::vector<double> a(3), b(3);
    tl::batched(f)(tl::each(a), tl::into(b));
    return b.size() != 3;
}
