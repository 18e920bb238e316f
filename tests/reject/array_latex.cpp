// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the text of a function of arrays is that of to_string; to_latex and to_dot are
// of functions of numbers
#include <tapeless/array_tools.hpp>

#include <vector>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto x) { return tl::sum(x * x); });

int main() {
    using vector = std::vector<double>;
#ifndef ACCEPT
    auto const text = tl::to_latex<vector>(f);
#else
    auto const text = tl::to_string<vector>(f);
#endif
    return text.empty();
}
