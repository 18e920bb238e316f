// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: what a comprehension combines are numbers, one for each index, so its body
// returns one; map(range, body) makes an array of arrays, which sum<0> adds up
#include <tapeless/array.hpp>

#include <array>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    return tl::sum(tl::indices<0>(a), [&](auto i) { return tl::row(a, i); });
#else
    return tl::sum<0>(tl::map(tl::indices<0>(a), [&](auto i) { return tl::row(a, i); }));
#endif
});

int main() { f(tl::tensor<double, 3, 2>()); }
