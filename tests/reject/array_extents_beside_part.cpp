// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function combines arrays whose extents differ; static extents that meet
// have to be equal, or 1 to repeat
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto z, auto x) {
    return tl::sum(tl::indices<0>(z), [&](auto i) { return z(i) * x(i); }) +
           tl::sum(tl::slice<0>(x, 0, 2));
});

int main() {
    [[maybe_unused]] tl::tensor<double, 3> const z;
#ifndef ACCEPT
    f(z, tl::tensor<double, 5>());
#else
    f(z, z);
#endif
}
