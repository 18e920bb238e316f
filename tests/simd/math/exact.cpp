// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

#include "simd/math/checks.hpp"

TEST_CASE("Roundings of registers keep their bounds, lane by lane") {
    simd_test::check_family<simd_test::family::exact>();
}
