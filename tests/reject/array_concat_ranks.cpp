// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: concat puts arrays with as many axes one behind the other; reshape<1,
// dynamic>(x) makes a row of a vector
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::concat<0>(A, v)) * s;
#else
    return tl::sum(tl::concat<1>(A, tl::reshape<3, 1>(v))) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
