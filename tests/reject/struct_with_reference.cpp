// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: an argument or a part of it is a class, but no number and no plain struct of up
// to 32 public members without a base; announce its members with TAPELESS_STRUCT
#include <tapeless/tapeless.hpp>

#include <functional>

namespace tl = tapeless;

struct spring {
    double k;
#ifndef ACCEPT
    std::reference_wrapper<double const> w;
#else
    double w;
#endif
};
constexpr auto f = tl::function([](auto p) {
    auto const& [k, w] = p;
    return k * w;
});

int main() {
    double const w = 3.0;
    return f(spring{2.0, w}) > 0;
}
