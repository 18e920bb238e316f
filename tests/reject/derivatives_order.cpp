// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the order of a derivative is a whole number from 0 on, of a Taylor expansion at
// most 64, of a tensor of derivatives 1 to 4
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto v) { return v[0] * exp(v[1]); });

int main() {
#ifndef ACCEPT
    auto const v = tl::derivatives<5>(f)(std::array{2.0, 3.0});
#else
    auto const v = tl::derivatives<2>(f)(std::array{2.0, 3.0});
#endif
    return sizeof(v) > 100;
}
