// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: name the types of the arguments a function is printed for, as in
// to_string<double, double>(f)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    auto const v = tl::to_string(f).size();
#else
    auto const v = tl::to_string<double, double>(f).size();
#endif
    return v > 0;
}
