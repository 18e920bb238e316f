// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "tile_ends.hpp"

#include <catch2/catch.hpp>

TEST_CASE("a layer whose bias, relu and its derivative end the tiles of products") {
    CHECK(tile_ends::worst_of_shapes<double>() < 1e-13);
}
