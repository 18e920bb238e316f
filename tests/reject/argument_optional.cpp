// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an argument or a part of it is a class, but no number and no plain struct of
// up to 32 public members without a base; announce its members with TAPELESS_STRUCT
#include <tapeless/tapeless.hpp>

#include <optional>

namespace tl = tapeless;

constexpr auto square = tl::function([](auto a) { return a * a; });
constexpr std::optional<double> maybe = 2.0;

int main() {
#ifndef ACCEPT
    double const v = square(maybe);
#else
    double const v = square(*maybe);
#endif
    return v > 0;
}
