// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: below(i) takes the index of an outer loop, or below(i + 1) for what includes
// it; sums and other reductions go over it, map, scan and iterate go over whole ranges
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::indices<0>(v),
                   [&](auto i) {
                       return tl::sum(tl::map(tl::below(i), [&](auto j) { return v(j) * s; }));
                   }) +
           A(0, 0);
#else
    return tl::sum(
               tl::indices<0>(v),
               [&](auto i) { return tl::sum(tl::below(i), [&](auto j) { return v(j) * s; }); }) +
           A(0, 0);
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
