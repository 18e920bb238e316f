// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function combines arrays whose extents differ; static extents that meet
// have to be equal, or 1 to repeat
#include <tapeless/array.hpp>

namespace tl = tapeless;

#ifndef ACCEPT
constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(tl::concat<0>(a, b)); });
#else
constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(tl::concat<1>(a, b)); });
#endif

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3, 4>()); }
