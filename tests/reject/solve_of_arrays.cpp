// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: inverses and determinants are of a square matrix, a std::array of rows that are
// std::arrays of numbers; solve(a, b) has a number in b for each row of a
#include <tapeless/array.hpp>
#include <tapeless/solve.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto b) {
#ifndef ACCEPT
    tl::solve(A, b);
    return A(0, 0) * b(0);
#else
    return tl::solve(std::array{std::array{A(0, 0), A(0, 1)}, std::array{A(1, 0), A(1, 1)}},
                     std::array{b(0), b(1)})[0];
#endif
});

int main() { f(tl::tensor<double, 2, 2>{2, 1, 1, 3}, tl::tensor<double, 2>{1, 2}); }
