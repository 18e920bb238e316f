// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "tile_ends.hpp"

#include <catch2/catch.hpp>

namespace tl = tapeless;

TEST_CASE("ends of tiles in float") { CHECK(tile_ends::worst_of_shapes<float>() < 3e-5); }

TEST_CASE("ends of tiles where extents are known") {
    tl::tensor<double, 19, 11> W;
    tl::tensor<double, 11> b;
    tl::tensor<double, 11, 3> V;
    tl::tensor<double, 150, 19> X;
    tl::array_workspace memory;
    CHECK(tile_ends::worst_gap(W, b, V, X, memory) < 1e-13);
}
