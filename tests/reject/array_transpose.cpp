// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: transpose takes a matrix; a vector is its own transpose, and einsum exchanges
// axes of other arrays, as in ijk->ikj
#include <tapeless/array.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto v, auto s) {
#ifndef ACCEPT
    return tl::sum(tl::matmul(tl::transpose(v), A)) * s;
#else
    return tl::sum(tl::matmul(v, A)) * s;
#endif
});

int main() { f(tl::tensor<double, 3, 2>(), tl::tensor<double, 3>{1, 2, 3}, 2.0); }
