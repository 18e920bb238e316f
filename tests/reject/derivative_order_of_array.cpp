// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivative needs a function of one scalar argument; use gradient or jvp for
// more
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto v) { return v[0] * exp(v[1]); });

int main() {
#ifndef ACCEPT
    auto const v = tl::derivative<3>(f)(std::array{2.0, 3.0});
#else
    auto const v = tl::derivatives<3>(f)(std::array{2.0, 3.0});
#endif
    return sizeof(v) > 100;
}
