// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function does not accept these arguments; check their number, that its
// parameters are auto, and that its body uses only what those arguments offer, as in sin(a), not
// std::sin(a)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto F = tl::function([](auto v) { return std::array{v[0] * v[1], exp(v[1])}; });

int main() {
#ifndef ACCEPT
    auto const v = tl::jacobian(F)(std::array{2.0, 3.0}, 1.0);
#else
    auto const v = tl::jacobian(F)(std::array{2.0, 3.0});
#endif
    return sizeof(v) > 100;
}
