// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: what looks at functions of arrays, check_gradient, cost and to_string, is in
// <tapeless/array_tools.hpp>
#ifndef ACCEPT
#    include <tapeless/array.hpp>
#else
#    include <tapeless/array_tools.hpp>
#endif

#include <vector>

namespace tl = tapeless;

using vector = std::vector<double>;
constexpr auto f = tl::function([](auto x) { return tl::sum(x * x); });

int main() {
    vector const x{1, 2, 3};
    auto const v = tl::check_gradient(f, x);
    return x.size() == sizeof(v);
}
