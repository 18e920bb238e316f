// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the order of a derivative is a whole number from 0 on, of a Taylor expansion at
// most 64, of a tensor of derivatives 1 to 4
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto e = sin(x);

int main() {
#ifndef ACCEPT
    auto const v = tl::derivative<-1>(e, x)(x = 1.0);
#else
    auto const v = tl::derivative<3>(e, x)(x = 1.0);
#endif
    return sizeof(v) > 100;
}
