// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: the function combines arrays whose extents differ; static extents that meet
// have to be equal, or 1 to repeat
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto a) { return tl::sum(tl::reshape<3, 2>(a)); });

int main() {
#ifndef ACCEPT
    f(tl::tensor<double, 7>());
#else
    f(tl::tensor<double, 6>());
#endif
}
