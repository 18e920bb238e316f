// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: root solves F(x, parameters...) = 0 for x, where F returns as many equations as
// x has numbers, structured as x is: a number for a number, a std::array for a std::array
#include <tapeless/solve.hpp>
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

#ifdef ACCEPT
constexpr auto F = [](auto x, auto p) { return std::array{x[0] * x[1] - p, x[0] - x[1]}; };
#else
constexpr auto F = [](auto x, auto p) { return x[0] * x[1] - p; };
#endif

int main() { return tl::root(F, std::array{1.0, 2.0}, 4.0)[0] > 0; }
