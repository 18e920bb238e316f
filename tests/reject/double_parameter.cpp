// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function does not accept these arguments; check their number, that its
// parameters are auto, and that its body uses only what those arguments offer, as in sin(a), not
// std::sin(a)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

int main() {
#ifndef ACCEPT
    auto const f = tl::function([](double a) { return a * a; });
#else
    auto const f = tl::function([](auto a) { return a * a; });
#endif
    return f(2.0) > 0;
}
