// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the rule of custom_vjp is called as rule(arguments..., result, cotangent) and
// returns the cotangents of the arguments: one argument's own structure, a std::tuple for several
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x, auto y) { return x * y; });
#ifdef ACCEPT
constexpr auto g = tl::custom_vjp(f, [](auto x, auto y, auto, auto w) {
    return std::tuple{w * y, w * x};
});
#else
constexpr auto g = tl::custom_vjp(f, [](auto x, auto y, auto w) {
    return std::tuple{w * y, w * x};
});
#endif

int main() { return g(2.0, 3.0) > 0; }
