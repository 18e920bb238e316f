// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an opaque callable is known to the compiler and keeps no state of its own;
// remove the captures and take the object as the first argument, a refer(object)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

int main() {
#ifdef ACCEPT
    static double scale = 2;
    auto const f = tl::opaque<"f">([](double x) { return scale * x; });
#else
    double scale = 2;
    auto const f = tl::opaque<"f">([scale](double x) { return scale * x; });
#endif
    return f(2.0) > 0;
}
