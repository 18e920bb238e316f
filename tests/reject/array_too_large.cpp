// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function has more array operations than one graph of arrays can hold;
// make equal parts the turns of an iterate, or split the function
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    constexpr int sums = 64;
#else
    constexpr int sums = 6;
#endif
    auto total = tl::sum(a);
    for (int k = 1; k < sums; ++k) total += tl::exp(tl::sum(tl::sin(a * double(k))));
    return total;
});

int main() {
    [[maybe_unused]] tl::tensor<double, 3, 2> const A;
    [[maybe_unused]] tl::tensor<double, 3> const x;
#ifndef ACCEPT
    f(tl::tensor<double, 3>());
#else
    f(tl::tensor<double, 3>());
#endif
}
