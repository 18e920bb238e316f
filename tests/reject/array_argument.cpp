// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the arguments of a function of arrays are tensors, views, std::vectors and
// std::spans of double or of float or of integers, numbers of the same type, and structures of them
#include <tapeless/array.hpp>

#include <complex>
#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x, auto y) { return tl::sum(x) * tl::sum(y); });

int main() {
#ifndef ACCEPT
    f(tl::tensor<double, 3>{1, 2, 3}, std::complex<double>(1.0, 2.0));
#else
    f(tl::tensor<double, 3>{1, 2, 3}, std::vector{1.0, 2.0});
#endif
}
