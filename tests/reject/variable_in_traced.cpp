// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an expression over variables does not mix with the arguments of a traced
// function; give its variables their values first, as in e(x = a) * a
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto x = tl::variable<"x">;
constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return x * a;
#else
    return x(x = a) * a;
#endif
});

int main() { return f(2.0) > 0; }
