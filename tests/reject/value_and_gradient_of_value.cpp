// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivatives are taken of expressions and functions; a number has forgotten how
// it was computed: write gradient(f)(2.0), not gradient(f(2.0))
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto square = tl::function([](auto a) { return a * a; });

int main() {
#ifndef ACCEPT
    auto const [v, g] = tl::value_and_gradient(square(2.0));
#else
    auto const [v, g] = tl::value_and_gradient(square)(2.0);
#endif
    return v > g;
}
