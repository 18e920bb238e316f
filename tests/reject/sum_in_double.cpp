// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a symbolic value stands for all numbers at once, so it is no double or int;
// keep it in auto variables and sums in decltype(a) s = 0, and give functions that take it auto
// parameters
#include <tapeless/tapeless.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) {
#ifndef ACCEPT
    double sum = 0;
    for (auto const& v : a) sum += v * v;
    return sum;
#else
    typename decltype(a)::value_type sum = 0;
    for (auto const& v : a) sum += v * v;
    return sum;
#endif
});

int main() { return f(std::array{2.0, 3.0}) > 0; }
