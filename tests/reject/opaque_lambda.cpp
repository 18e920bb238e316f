// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an opaque call of a lambda needs a name that no other call has: write it into
// the angle brackets of opaque<...>(value, slope)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

#ifdef ACCEPT
constexpr auto f = tl::opaque<"f">([](double x) { return 2 * x; });
#else
constexpr auto f = tl::opaque([](double x) { return 2 * x; });
#endif

int main() { return f(2.0) > 0; }
