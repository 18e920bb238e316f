// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a traced function must return numbers, or arrays, tuples and structs of them;
// a condition becomes a number by select(c, 1.0, 0.0)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return void();
#else
    return a;
#endif
});

int main() { return sizeof(f(2.0)) > 1; }
