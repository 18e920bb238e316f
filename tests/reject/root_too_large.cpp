// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a root has at most 128 numbers, its unknowns counted twice and its parameters
// once
#include <tapeless/solve.hpp>
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto F = [](auto x, auto p) { return x - p[0]; };
#ifdef ACCEPT
constexpr std::size_t parameters = 120;
#else
constexpr std::size_t parameters = 150;
#endif

int main() { return tl::root(F, 1.0, std::array<double, parameters>{}) > 0; }
