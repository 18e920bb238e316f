// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: operations take numbers one by one; apply them to arrays and structs member by
// member, as in for (auto& v : a) v = sin(v)
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return max(a[0], a);
#else
    return max(a[0], a[1]);
#endif
});

int main() { return f(std::array{2.0, 3.0}) > 0; }
