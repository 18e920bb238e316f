// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a gradient needs a function with one scalar result; select a component, or use
// vjp
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    auto const v = tl::gradient(tl::gradient(f))(2.0, 3.0);
#else
    auto const v = tl::gradient(tl::gradient(f, tl::wrt<0>))(2.0, 3.0);
#endif
    return sizeof(v) > 0;
}
