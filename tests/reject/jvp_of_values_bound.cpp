// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: pass primals, tangents and cotangents as tuples with one entry for each
// argument of the function, of the same structure
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    auto const [v, t] = tl::jvp(f)(2.0, 3.0, 1.0, 0.0);
#else
    auto const [v, t] = tl::jvp(f)(std::tuple{2.0, 3.0}, std::tuple{1.0, 0.0});
#endif
    return v > t;
}
