// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a value that was computed from the index of a comprehension is used outside of
// its body, where the index has no value; return it from the body, and use what sum, map or scan
// make of it
#include <tapeless/array.hpp>

#include <array>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) {
#ifndef ACCEPT
    auto total = 0.0 * x(0);
    tl::sum(tl::indices<0>(x), [&](auto i) { return total += x(i); });
    return total;
#else
    return tl::sum(tl::indices<0>(x), [&](auto i) { return x(i); });
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
