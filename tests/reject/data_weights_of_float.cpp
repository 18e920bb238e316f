// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: all values of a call, members of structs too, must be numbers of one type;
// convert them, as in static_cast<double>(v)
#include <tapeless/data.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a, auto b) { return a * b + sin(a); });

int main() {
    std::vector<double> a(3);
#ifndef ACCEPT
    std::vector<float> w(3);
#else
    std::vector<double> w(3);
#endif
    tl::sum_over(f)(1.0, tl::each(a), tl::weighted(w));
}
