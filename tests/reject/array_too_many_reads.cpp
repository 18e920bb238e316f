// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function has more array operations than one graph of arrays can hold;
// make equal parts the turns of an iterate, or split the function
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    constexpr int reads = 400;
#else
    constexpr int reads = 40;
#endif
    auto total = a(0);
    for (int k = 1; k < reads; ++k) total += a(k);
    return total;
});

int main() { tl::gradient(f)(tl::tensor<double, 1000>()); }
