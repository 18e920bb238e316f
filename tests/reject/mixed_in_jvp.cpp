// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: all values of a call, members of structs too, must be numbers of one type;
// convert them, as in static_cast<double>(v)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
#ifndef ACCEPT
    auto const v = jvp(f)(std::tuple{2.0, 3.0}, std::tuple{1.0f, 0.0f});
#else
    auto const v = jvp(f)(std::tuple{2.0, 3.0}, std::tuple{1.0, 0.0});
#endif
    return sizeof(v) > 0;
}
