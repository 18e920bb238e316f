// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function does not accept these arguments; check their number, that its
// parameters are auto, and that its body uses only what those arguments offer, as in sin(a), not
// std::sin(a)
// errors: 2
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

double helper(double a) { return a * a; }
constexpr auto symbolic_helper(auto a) { return a * a; }
constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return helper(a) + a;
#else
    return symbolic_helper(a) + a;
#endif
});

int main() { return f(2.0) > 0; }
