// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Functions of arrays looked at: gradients checked, what they cost, text in index notation.

#include <tapeless/array.hpp>
#include <tapeless/array/tools/check_gradient.hpp>
#include <tapeless/array/tools/cost.hpp>
#include <tapeless/array/tools/print.hpp>
