// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a symbolic value has no digits while the function is traced; print the
// function, as in to_string<double>(f)
#include <tapeless/tapeless.hpp>

#include <iostream>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    std::cout << a;
    return a;
#else
    return a;
#endif
});

int main() { return f(2.0) > 0; }
