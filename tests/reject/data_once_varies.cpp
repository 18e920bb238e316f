// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: once(...) takes the first results of a call, which must not depend on what
// differs from point to point; give those that do a range
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return std::array{cos(b), a * b}; });

int main() {
    std::vector<double> a(3), b(3);
    double same = 0;
#ifndef ACCEPT
    tl::batched(f)(2.0, tl::each(a), tl::into(tl::once(same), b));
#else
    tl::batched(f)(tl::each(a), 2.0, tl::into(tl::once(same), b));
#endif
    return b.size() != 3;
}
