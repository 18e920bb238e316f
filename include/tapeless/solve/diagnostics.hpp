// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The sentences of error messages about equations; see core/diagnostics.hpp.

#define TAPELESS_SAYS_ROOT                                                                         \
    "tapeless: root solves F(x, parameters...) = 0 for x, where F returns as many equations "      \
    "as x has numbers, structured as x is: a number for a number, a std::array for a "             \
    "std::array"
#define TAPELESS_SAYS_MATRIX                                                                       \
    "tapeless: inverses and determinants are of a square matrix, a std::array of rows that are "   \
    "std::arrays of numbers; solve(a, b) has a number in b for each row of a"
#define TAPELESS_SAYS_ROOT_SIZE                                                                    \
    "tapeless: a root has at most 128 numbers, its unknowns counted twice and its "                \
    "parameters once"
