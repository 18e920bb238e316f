// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
// expect: tapeless: with_blas takes a traced function; give it that, and differentiate what it
// returns
#include "../interop/counted_cblas.hpp"
#define TAPELESS_CBLAS_HEADER <cstddef>
#include <tapeless/array.hpp>
#include <tapeless/interop/blas.hpp>

namespace tl = tapeless;

constexpr auto f = tl::function([](auto A, auto B) { return tl::sum(tl::matmul(A, B)); });

int main() {
    tl::tensor<double, 2, 2> const A{1, 2, 3, 4};
#ifndef ACCEPT
    auto const slopes = tl::with_blas(tl::gradient(f))(A, A);
#else
    auto const slopes = tl::gradient(tl::with_blas(f))(A, A);
#endif
    return sizeof(slopes) == 0;
}
