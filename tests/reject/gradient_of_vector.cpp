// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a gradient needs a function with one scalar result; select a component, or use
// vjp
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return std::array{a, a * a}; });
constexpr auto second = tl::function([](auto a) { return f(a)[1]; });

int main() {
#ifndef ACCEPT
    double const v = tl::gradient(f)(2.0);
#else
    double const v = tl::gradient(second)(2.0);
#endif
    return v > 0;
}
