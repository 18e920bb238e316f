// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an operation of this function is defined for real numbers only; the flag names
// it
#include <tapeless/tapeless.hpp>

#include <complex>

namespace tl = tapeless;

using complex = std::complex<double>;
constexpr auto x = tl::variable<"x">;
constexpr auto y = tl::variable<"y">;

int main() {
#ifndef ACCEPT
    auto const v = atan2(x, y)(x = complex(2.0), y = complex(3.0));
#else
    auto const v = atan2(x, y)(x = 2.0, y = 3.0);
#endif
    return v != 0.0;
}
