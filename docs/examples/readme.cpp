// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include <tapeless/tapeless.hpp>

#include <cstdio>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    auto [value, gradient] = tl::value_and_gradient(f)(2.0, 3.0);
    auto [da, db] = gradient;
    std::printf("%g %g %g\n", value, da, db);
    std::puts(tl::to_string<double, double>(tl::gradient(f)).c_str());
}
