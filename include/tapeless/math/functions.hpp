// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// The functions every operation computes with. For arithmetic types, math::f is std::f at run time
/// and the kernel constant_math::f in constant evaluation; for any other type it is the function
/// that argument-dependent lookup finds, and where there is none the call is no valid expression:
/// `requires { math::erf(x); }` asks whether a type has one.
#include <tapeless/math/arithmetic.hpp>
#include <tapeless/math/exponential.hpp>
#include <tapeless/math/logarithmic.hpp>
#include <tapeless/math/logistic.hpp>
#include <tapeless/math/pairs.hpp>
#include <tapeless/math/powers.hpp>
#include <tapeless/math/special.hpp>
#include <tapeless/math/trigonometric.hpp>
