// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a scalar has no elements; pass a std::array to a function that uses a[0]
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;

int main() {
#ifndef ACCEPT
    auto const s = x[0] + x[1];
#else
    auto const s = tl::variable<"x0"> + x;
#endif
    return sizeof(s) > 0;
}
