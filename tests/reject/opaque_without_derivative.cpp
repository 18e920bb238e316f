// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an opaque call, which the flag names, has no derivative of this order; pass a
// callable for each argument, as in opaque<...>(f, df), where df may be opaque with derivatives of
// its own, or traced
// names: is_differentiable<tapeless::label<2>{"f"}>
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

#ifdef ACCEPT
constexpr auto f = tl::opaque<"f">([](double x) { return x * x; }, [](double x) { return 2 * x; });
#else
constexpr auto f = tl::opaque<"f">([](double x) { return x * x; });
#endif

int main() { return tl::gradient(f)(2.0) > 0; }
