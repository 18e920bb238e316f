// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the index of a comprehension is no number; it says where arrays are read, plus
// or minus others and times constants, as in A(2 * i + k); number(i) is the number
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) {
#ifndef ACCEPT
    return tl::sum(tl::indices<0>(x), [&](auto i) { return x(i) * i; });
#else
    return tl::sum(tl::indices<0>(x), [&](auto i) { return x(i) * tl::number(i); });
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
