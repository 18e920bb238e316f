// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a comprehension goes over a range, as indices<0>(A), below(i) and range<8> are,
// or takes a number of turns that is a constant integer
// names: takes_range<tapeless::label<4>{"map"}>
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::map(s, [&](auto i) { return v(i); })) + tl::sum(A);
#else
    return tl::sum(tl::map(2, [&](auto i) { return v(i); })) + tl::sum(A) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
