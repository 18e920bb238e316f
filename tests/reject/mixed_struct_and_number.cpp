// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: all values of a call, members of structs too, must be numbers of one type;
// convert them, as in static_cast<double>(v)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a[0] * a[1] * b; });

int main() {
#ifndef ACCEPT
    auto const v = f(std::array{2.0f, 3.0f}, 2.0);
#else
    auto const v = f(std::array{2.0f, 3.0f}, 2.0f);
#endif
    return v > 0;
}
