// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: wrt<...> names an argument that the function does not have; count from 0
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto F = tl::function([](auto v) { return std::array{v[0] * v[1], exp(v[1])}; });

int main() {
#ifndef ACCEPT
    auto const v = tl::jacobian(F, tl::wrt<1>)(std::array{2.0, 3.0});
#else
    auto const v = tl::jacobian(F, tl::wrt<0>)(std::array{2.0, 3.0});
#endif
    return sizeof(v) > 100;
}
