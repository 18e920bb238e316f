// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The scalar library: expression types and traced functions, their derivatives, their evaluation.

#include <tapeless/check.hpp>
#include <tapeless/diff/colouring.hpp>
#include <tapeless/diff/cost.hpp>
#include <tapeless/diff/custom.hpp>
#include <tapeless/diff/derivatives.hpp>
#include <tapeless/diff/expression_directional.hpp>
#include <tapeless/diff/expression_gradient.hpp>
#include <tapeless/diff/expression_matrix.hpp>
#include <tapeless/diff/expression_product.hpp>
#include <tapeless/diff/gradient.hpp>
#include <tapeless/diff/hessian.hpp>
#include <tapeless/diff/hvp.hpp>
#include <tapeless/diff/jacobian.hpp>
#include <tapeless/diff/matrix_misuse.hpp>
#include <tapeless/diff/misuse.hpp>
#include <tapeless/diff/products.hpp>
#include <tapeless/diff/sparsity.hpp>
#include <tapeless/diff/taylor.hpp>
#include <tapeless/eval/call.hpp>
#include <tapeless/eval/call_along.hpp>
#include <tapeless/eval/call_expression.hpp>
#include <tapeless/expr/function.hpp>
#include <tapeless/expr/licensed.hpp>
#include <tapeless/expr/misuse.hpp>
#include <tapeless/expr/opaque.hpp>
#include <tapeless/expr/variable.hpp>
#include <tapeless/print.hpp>
