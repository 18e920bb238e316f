// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an opaque call, which the flag names, has no derivative of this order; pass a
// callable for each argument, as in opaque<...>(f, df), where df may be opaque with derivatives of
// its own, or traced
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

#ifdef ACCEPT
constexpr auto twice = tl::function([](auto x) { return 2 * x; });
#else
constexpr auto twice = [](double x) { return 2 * x; };
#endif
constexpr auto f = tl::opaque<"f">([](double x) { return x * x; }, twice);

int main() { return tl::derivative(tl::derivative(f))(2.0) > 0; }
