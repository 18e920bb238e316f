// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: below(i) takes the index of an outer loop, or below(i + 1) for what includes
// it; map, iterate and scan go over a whole range
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A) {
    return tl::sum(tl::indices<0>(A), [&](auto i) {
#ifndef ACCEPT
        return tl::sum(tl::below(i + 2), [&](auto j) { return A(i, j); });
#else
        return tl::sum(tl::below(i + 1), [&](auto j) { return A(i, j); });
#endif
    });
});

int main() { f(tl::tensor<double, 3, 3>{1, 2, 3, 4, 5, 6, 7, 8, 9}); }
