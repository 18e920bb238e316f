// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The sentences of error messages about data; see core/diagnostics.hpp.

#define TAPELESS_SAYS_DATA_RANGE                                                                   \
    "tapeless: data is given as contiguous ranges, as in each(xs) and into(ys) with std::vector "  \
    "or std::span, or by strided, rows or columns"
#define TAPELESS_SAYS_DATA_NUMBERS "tapeless: the numbers of data are all double or all float"
#define TAPELESS_SAYS_DATA_CONST "tapeless: into(...) needs ranges that can be written to"
#define TAPELESS_SAYS_DATA_NONE                                                                    \
    "tapeless: a call over data needs at least one argument that differs from point to point; "    \
    "mark it as in each(xs)"
#define TAPELESS_SAYS_DATA_LEAVES                                                                  \
    "tapeless: these ranges hold more or fewer numbers for a point than there are to read or "     \
    "write; give one range for each number, or a range of structures"
#define TAPELESS_SAYS_DATA_ONCE                                                                    \
    "tapeless: once(...) takes the first results of a call, which must not depend on what "        \
    "differs from point to point; give those that do a range"
#define TAPELESS_SAYS_DATA_PARAMETERS                                                              \
    "tapeless: a sum over data is differentiated with respect to arguments that all points "       \
    "share; for derivatives at every point use batched(gradient(f, wrt<...>))"
#define TAPELESS_SAYS_DATA_DIRECTION                                                               \
    "tapeless: pass the arguments of the sum, data included, and then a direction for each of "    \
    "them that all points share, as in hvp(sum_over(f))(w, each(xs), dw)"
#define TAPELESS_THROWS_DATA_LENGTHS                                                               \
    "tapeless: the data of one call have different lengths; give as many points of each"
#define TAPELESS_THROWS_DATA_NULL "tapeless: data of a length other than 0 is at a null pointer"
#define TAPELESS_THROWS_DATA_OVERLAP                                                               \
    "tapeless: an output overlaps another output, or an input at another point; an output may "    \
    "take the place of an input, point for point"
#define TAPELESS_THROWS_DATA_INDEX "tapeless: an index names a point that the data does not have"
#define TAPELESS_SAYS_DATA_FUNCTION                                                                \
    "tapeless: batched, sum_over and mean_over take a function, a derivative of one or a "         \
    "captureless lambda; the data follows in the call, as in batched(f)(each(xs))"
#define TAPELESS_SAYS_DATA_LAST                                                                    \
    "tapeless: into(...) is the last argument of a call of batched(f); weighted(...) and "         \
    "only(...) are the last arguments of a call of a sum or mean, once each"
#define TAPELESS_SAYS_DATA_INDICES                                                                 \
    "tapeless: only(...) takes a contiguous range of integers, the numbers of points from 0"
#define TAPELESS_SAYS_DATA_TRANSFORMED                                                             \
    "tapeless: a sum or mean over data has gradient, value_and_gradient, derivative, jacobian, "   \
    "hessian, hvp, jvp and vjp, and batched(f) has no derivatives; transform the function of one " \
    "point, as in sum_over(taylor<3>(f)) and batched(gradient(f))"
#define TAPELESS_SAYS_DATA_CALL                                                                    \
    "tapeless: a function takes one point at a time; data goes to batched(f), sum_over(f) or "     \
    "mean_over(f), as in batched(f)(each(xs))"
