// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Prints what one evaluation of each kernel computes.

#include "kernels.hpp"

#include <cstdio>

namespace {

template <class Kernel>
void print(Kernel) {
    constexpr auto cost = Kernel::cost(Kernel::program);
    std::printf("%s %d %d\n", Kernel::name, cost.mul + cost.div, cost.total());
}

} // namespace

int main() {
    std::apply([](auto... kernel) { (print(kernel), ...); }, gate::all_kernels{});
}
