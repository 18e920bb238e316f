// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/exponential.hpp>
#include <tapeless/math/constant/fused.hpp>
#include <tapeless/math/constant/hyperbolic.hpp>
#include <tapeless/math/constant/inverse_trigonometric.hpp>
#include <tapeless/math/constant/logarithmic.hpp>
#include <tapeless/math/constant/power.hpp>
#include <tapeless/math/constant/roots.hpp>
#include <tapeless/math/constant/rounding.hpp>
#include <tapeless/math/constant/special.hpp>
#include <tapeless/math/constant/trigonometric.hpp>
