// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/math/constant/error_function.hpp>
#include <tapeless/math/constant/gamma.hpp>
#include <tapeless/math/constant/polygamma.hpp>
