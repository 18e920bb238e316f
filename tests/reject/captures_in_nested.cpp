// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a traced function must be stateless; remove the captures and pass run-time
// numbers as arguments
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return tl::derivative(tl::function([a](auto b) { return a * b; }))(a);
#else
    return tl::derivative(tl::function([](auto b) { return b * b; }))(a);
#endif
});

int main() { return f(2.0) > 0; }
