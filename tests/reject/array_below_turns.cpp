// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: below(i) takes the index of an outer loop, or below(i + 1) for what includes
// it; sums and other reductions go over it, map, scan and iterate go over whole ranges
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) {
    return tl::sum(tl::indices<0>(x), [&](auto i) {
        auto const turn = [&](auto s, auto t) { return 0.5 * s + x(t) * x(i); };
#ifndef ACCEPT
        return tl::iterate(tl::checkpointed<>, tl::below(i), x(i), turn);
#else
        return tl::iterate(tl::checkpointed<>, tl::indices<0>(x), x(i), turn);
#endif
    });
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
