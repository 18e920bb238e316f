// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Mathematics of registers with known errors: docs/reference/accuracy.md has the table.
#include <tapeless/simd/math/error_function.hpp>
#include <tapeless/simd/math/exponential.hpp>
#include <tapeless/simd/math/gamma.hpp>
#include <tapeless/simd/math/inverse_hyperbolic.hpp>
#include <tapeless/simd/math/inverse_trigonometric.hpp>
#include <tapeless/simd/math/logarithm.hpp>
#include <tapeless/simd/math/logistic.hpp>
#include <tapeless/simd/math/power.hpp>
#include <tapeless/simd/math/roots.hpp>
#include <tapeless/simd/math/rounding.hpp>
#include <tapeless/simd/math/trigonometric.hpp>
