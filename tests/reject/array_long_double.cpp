// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the arguments of a function of arrays are tensors, views, std::vectors and
// std::spans of double or of float or of integers, numbers of the same type, and structures of them
#include <tapeless/array.hpp>

#include <array>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) { return tl::sum(x); });

int main() {
#ifndef ACCEPT
    f(std::vector<long double>{1, 2, 3});
#else
    f(std::vector<float>{1, 2, 3});
#endif
}
