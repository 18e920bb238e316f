// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function has more array operations than one graph of arrays can hold;
// make equal parts the turns of an iterate, or split the function
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    constexpr int sums = 200;
#else
    constexpr int sums = 6;
#endif
    auto total = a(0);
    for (int k = 1; k < sums; ++k) total += tl::exp(tl::sum(tl::sin(a * double(k))));
    return total;
});

int main() { tl::gradient(f)(tl::tensor<double, 1000>()); }
