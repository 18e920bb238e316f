// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
