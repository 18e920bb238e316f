// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the rule of custom_jvp is called as rule(tuple of arguments, tuple of tangents)
// and returns the tangent of the result, structured as the result is
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) { return x * x; });
#ifdef ACCEPT
constexpr auto g =
    tl::custom_jvp(f, [](auto x, auto t) { return 2 * std::get<0>(x) * std::get<0>(t); });
#else
constexpr auto g = tl::custom_jvp(f, [](auto, auto t) { return t; });
#endif

int main() { return g(2.0) > 0; }
