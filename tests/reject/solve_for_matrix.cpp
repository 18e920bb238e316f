// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: inverses and determinants are of a square matrix, a std::array of rows that are
// std::arrays of numbers; solve(a, b) has a number in b for each row of a
#include <tapeless/solve.hpp>

namespace tl = tapeless;

constexpr std::array square{std::array{2.0, 1.0}, std::array{1.0, 3.0}};

int main() {
#ifndef ACCEPT
    auto const v = tl::solve(square, square);
#else
    auto const v = std::array{tl::solve(square, square[0]), tl::solve(square, square[1])};
#endif
    return sizeof(v) > 1000;
}
