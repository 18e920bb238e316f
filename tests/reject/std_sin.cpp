// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function does not accept these arguments; check their number, that its
// parameters are auto, and that its body uses only what those arguments offer, as in sin(a), not
// std::sin(a)
// expect: no matching function for call to
// errors(g++): 3
// errors(clang++): 2
#include <tapeless/tapeless.hpp>

#include <cmath>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return std::sin(a);
#else
    return sin(a);
#endif
});

int main() { return f(2.0) > 0; }
