// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: derivatives are taken of expressions and functions; a number has forgotten how
// it was computed: write gradient(f)(2.0), not gradient(f(2.0))
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return tl::derivative(a * a, a);
#else
    return tl::derivative([](auto b) { return b * b; })(a);
#endif
});

int main() { return f(2.0) > 0; }
