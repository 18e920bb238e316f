// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an index of an array is made of up to four indices of loops times constants, an
// offset, and one element of an argument of integers, as in A(2 * i + k) and A(p(i) + 1)
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto places) {
    return tl::sum(tl::indices<0>(places), [&](auto i) { return a(places(i)); });
});

int main() {
#ifndef ACCEPT
    f(tl::tensor<double, 3>(), tl::tensor<double, 2>());
#else
    f(tl::tensor<double, 3>(), tl::tensor<int, 2>());
#endif
}
