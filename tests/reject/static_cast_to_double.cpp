// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a symbolic value stands for all numbers at once, so it is no double or int;
// keep it in auto variables and sums in decltype(a) s = 0, and give functions that take it auto
// parameters
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return static_cast<double>(a) * a;
#else
    return a * a;
#endif
});

int main() { return f(2.0) > 0; }
