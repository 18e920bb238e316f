// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Operations whose derivative is a theorem: linear systems and roots of equations.

#include <tapeless/solve/linear.hpp>
#include <tapeless/solve/misuse.hpp>
#include <tapeless/solve/root.hpp>
