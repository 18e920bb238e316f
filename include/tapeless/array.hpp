// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

/// Functions of arrays with extents that are known when the program runs, and their gradients.

#include <tapeless/array/call/memory_of.hpp>
#include <tapeless/array/tools/tools_elsewhere.hpp>
#include <tapeless/tapeless.hpp>
