// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the index of a comprehension is no number; it says where arrays are read, plus
// or minus others and times constants, as in A(2 * i + k); numbers that depend on it are passed as
// an array, x(i)
#include <tapeless/array.hpp>

#include <array>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x, auto numbers) {
#ifndef ACCEPT
    return tl::sum(tl::indices<0>(x), [&](auto i) { return x(i) * i + numbers(i); });
#else
    return tl::sum(tl::indices<0>(x), [&](auto i) { return x(i) * numbers(i); });
#endif
});

int main() { f(tl::tensor<double, 3>{1, 2, 3}, std::vector{0.0, 1.0, 2.0}); }
