// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Functions and their derivatives over data: many points at once, and sums over data sets.

#include <tapeless/data/batched.hpp>
#include <tapeless/data/misuse.hpp>
#include <tapeless/data/sum_over.hpp>
#include <tapeless/data/tangents.hpp>
#include <tapeless/tapeless.hpp>
