// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include "workload.hpp"

/// Matrices of several shapes: of one element, narrower and wider than a pack.

namespace workload {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;

struct shape {
    std::size_t rows, columns;
};
inline constexpr shape shapes[] = {{1, 1}, {3, 9}, {40, 5}, {17, 33}};

inline matrix random(shape s, unsigned seed) {
    matrix a(s.rows, s.columns);
    fill(a, seed);
    return a;
}

} // namespace workload
