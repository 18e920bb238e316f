// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivatives are taken of expressions and functions; a number has forgotten how
// it was computed: write gradient(f)(2.0), not gradient(f(2.0))
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto v) { return v[0] * exp(v[1]); });

int main() {
#ifndef ACCEPT
    auto const v = tl::jacobian(f(std::array{2.0, 3.0}));
#else
    auto const v = tl::jacobian(f)(std::array{2.0, 3.0});
#endif
    return sizeof(v) > 100;
}
