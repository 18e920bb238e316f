// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a gradient needs a function with one scalar result; select a component, or use
// vjp
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto F = tl::function([](auto v) { return std::array{v[0] * v[1], exp(v[1])}; });
constexpr auto f = tl::function([](auto v) { return F(v)[0]; });

int main() {
#ifndef ACCEPT
    auto const v = tl::derivatives<2>(F)(std::array{2.0, 3.0});
#else
    auto const v = tl::derivatives<2>(f)(std::array{2.0, 3.0});
#endif
    return sizeof(v) > 100;
}
