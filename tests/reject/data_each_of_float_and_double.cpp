// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: all values of a call, members of structs too, must be numbers of one type;
// convert them, as in static_cast<double>(v)
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto p) { return p[0] * p[1]; });

int main() {
    std::vector<double> const a(3);
#ifndef ACCEPT
    std::vector<float> const b(3);
#else
    std::vector<double> const b(3);
#endif
    tl::batched(f)(tl::each(a, b));
}
