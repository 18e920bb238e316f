// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a turn of iterate takes sums, products of matrices or further turns only of
// what does not depend on its state; write the sum outside or the turns as a C++ loop
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
    return tl::sum(tl::iterate(3, a, [&](auto x) {
#ifndef ACCEPT
        return x / tl::sum(x);
#else
        return x / tl::sum(a);
#endif
    }));
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
