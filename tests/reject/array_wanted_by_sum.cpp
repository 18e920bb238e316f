// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function takes an array, as a tensor, a view, a std::vector and a std::span
// are; a number is none, nor is a std::array, whose elements are numbers one by one
// names: takes_array<tapeless::label<4>{"sum"}>
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(A) + tl::sum(v) * tl::sum(s);
#else
    return tl::sum(A) + tl::sum(v) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
