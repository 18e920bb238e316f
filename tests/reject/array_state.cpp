// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a turn of iterate, while_converging or scan returns a state like the one that
// it was given: as many parts, each a number or an array with as many axes; a turn of scan may
// return a pair of the next state and what it puts out
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
    return tl::sum(tl::iterate(3, a, [&](auto x) {
#ifndef ACCEPT
        return tl::sum(x);
#else
        return x / tl::sum(x);
#endif
    }));
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
