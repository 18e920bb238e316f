// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/op/arithmetic.hpp>
#include <tapeless/op/condition.hpp>
#include <tapeless/op/exponential.hpp>
#include <tapeless/op/hyperbolic.hpp>
#include <tapeless/op/rounding.hpp>
#include <tapeless/op/selection.hpp>
#include <tapeless/op/special.hpp>
#include <tapeless/op/stop_gradient.hpp>
#include <tapeless/op/trigonometric.hpp>

namespace tapeless {

/// A list of types; tests, tables and printers iterate the catalogue through it.
template <class... Op>
struct operation_list {};

/// Every operation of the library. Adding one takes a struct in this folder and a name here.
using catalogue =
    operation_list<add_op, subtract_op, multiply_op, divide_op, negate_op, fma_op, less_op,
                   less_equal_op, equal_op, and_op, or_op, not_op, select_op, min_op, max_op,
                   clamp_op, sign_op, abs_op, copysign_op, relu_op, floor_op, ceil_op, round_op,
                   trunc_op, exp_op, exp2_op, expm1_op, log_op, log2_op, log10_op, log1p_op,
                   sqrt_op, cbrt_op, rsqrt_op, hypot_op, hypot3_op, pow_op, sigmoid_op, softplus_op,
                   sin_op, cos_op, tan_op, asin_op, acos_op, atan_op, atan2_op, sinh_op, cosh_op,
                   tanh_op, asinh_op, acosh_op, atanh_op, erf_op, erfc_op, lgamma_op, digamma_op,
                   polygamma_op, stop_gradient_op>;

} // namespace tapeless
