// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the kernel of conv1d has one axis, or three with channels, that of conv2d two
// or four; the array that it passes over has at least those axes, with channels one more
#include <tapeless/array.hpp>

namespace tl = tapeless;

#ifndef ACCEPT
constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(tl::conv2d(a, b)); });
#else
constexpr auto f = tl::function([](auto a, auto b) { return tl::sum(tl::conv1d(a, b)); });
#endif

int main() { f(tl::tensor<double, 4, 3>(), tl::tensor<double, 3>()); }
