// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: pass primals, tangents and cotangents as tuples with one entry for each
// argument of the function, of the same structure
#include <tapeless/array.hpp>

#include <tuple>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto p) { return tl::sum(std::get<0>(p) * std::get<1>(p)); });

int main() {
    tl::tensor<double, 3> const x{1, 2, 3};
    auto const p = std::tie(x, x);
#ifndef ACCEPT
    tl::jvp(f)(std::tie(p), std::tuple(std::array{x, x}));
#else
    tl::jvp(f)(std::tie(p), std::tie(p));
#endif
}
