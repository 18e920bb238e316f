// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: pass the arguments of the function and then a direction for each of them, of
// the same structure, as in hvp(f)(x, y, dx, dy)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto v) { return v[0] * exp(v[1]); });

int main() {
#ifndef ACCEPT
    auto const v = tl::taylor<3>(f)(std::array{2.0, 3.0});
#else
    auto const v = tl::taylor<3>(f)(std::array{2.0, 3.0}, std::array{1.0, 0.0});
#endif
    return sizeof(v) > 100;
}
