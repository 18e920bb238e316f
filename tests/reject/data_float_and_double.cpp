// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: all values of a call, members of structs too, must be numbers of one type;
// convert them, as in static_cast<double>(v)
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    std::vector<float> d(3);
    tl::batched(f)(tl::each(a), tl::each(d), tl::into(b));
#else
    tl::batched(f)(tl::each(a), tl::each(c), tl::into(b));
#endif
    return b.size() + c.size() != 6;
}
