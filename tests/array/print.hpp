// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/array_tools.hpp>

#include <array/workload.hpp>

#include <string>
#include <vector>

/// What the printed functions are printed for.
namespace workload {

using matrix = tl::tensor<double, tl::dynamic, tl::dynamic>;
using vector = std::vector<double>;

inline matrix const A(3, 3);
inline vector const x(3);

} // namespace workload
