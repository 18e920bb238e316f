// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a rule of custom_vjp or custom_jvp is linear in the cotangent or the tangents:
// a sum of terms each of which has one of them as a factor
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) { return x * x; });
#ifdef ACCEPT
constexpr auto g = tl::custom_vjp(f, [](auto x, auto, auto w) { return 2 * x * w; });
#else
constexpr auto g = tl::custom_vjp(f, [](auto x, auto, auto w) { return 2 * x + w; });
#endif

int main() { return g(2.0) > 0; }
