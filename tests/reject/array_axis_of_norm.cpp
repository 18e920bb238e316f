// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the array does not have this axis; axes are counted from 0
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) {
#ifndef ACCEPT
    return tl::norm<1>(x) + tl::sum(x);
#else
    return tl::norm<0>(x) + tl::sum(x);
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}); }
