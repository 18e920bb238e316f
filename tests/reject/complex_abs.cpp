// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an operation of this function is defined for real numbers only; the flag names
// it
#include <tapeless/tapeless.hpp>

#include <complex>

namespace tl = tapeless;

using complex = std::complex<double>;
constexpr auto f = tl::function([](auto a, auto b) { return abs(a) * b; });

int main() {
#ifndef ACCEPT
    auto const v = f(complex(2.0), complex(3.0));
#else
    auto const v = f(2.0, 3.0);
#endif
    return v != 0.0;
}
