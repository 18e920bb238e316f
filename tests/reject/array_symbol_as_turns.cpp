// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a comprehension goes over a range, as indices<0>(A), below(i) and range<8> are,
// or takes a number of turns that is a constant integer
// names: takes_range<tapeless::label<8>{"iterate"}>
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x, auto n) {
#ifndef ACCEPT
    return tl::sum(tl::iterate(n, x, [&](auto s) { return 0.5 * s; }));
#else
    return tl::sum(tl::iterate(7, x, [&](auto s) { return n * s; }));
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}, 2.0); }
