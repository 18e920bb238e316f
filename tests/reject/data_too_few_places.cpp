// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: these ranges hold more or fewer numbers for a point than there are to read or
// write; give one range for each number, or a range of structures
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3), b(3), c(3);
#ifndef ACCEPT
    tl::batched(tl::value_and_gradient(f))(tl::each(a), 2.0, tl::into(b, c));
#else
    tl::batched(tl::gradient(f))(tl::each(a), 2.0, tl::into(b, c));
#endif
    return b.size() + c.size() != 6;
}
