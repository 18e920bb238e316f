// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: a function of arrays returns numbers and arrays, or structures of up to 32 of
// them; a gradient needs one number
#include <tapeless/array_tools.hpp>

namespace tl = tapeless;

constexpr auto F = tl::function([](auto a) { return a * a; });
constexpr auto f = tl::function([](auto a) { return tl::sum(F(a)); });

int main() {
    tl::tensor<double, 3> const x{1, 2, 3};
#ifndef ACCEPT
    auto const report = tl::check_gradient(F, x);
#else
    auto const report = tl::check_gradient(f, x);
#endif
    return report.components.size() > 100;
}
