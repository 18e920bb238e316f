// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function takes an array, as a tensor, a view, a std::vector and a std::span
// are; a number is none, nor is a std::array, whose elements are numbers one by one
// names: takes_array<tapeless::label<5>{"norm"}>
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(A) + tl::norm(std::array{v(0), s});
#else
    return tl::sum(A) + tl::sqrt(v(0) * v(0) + s * s);
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
