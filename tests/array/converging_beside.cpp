// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "converging_compare.hpp"

#include <vector>

using namespace converging;
using vector = std::vector<double>;

TEST_CASE("a state between zeros, read beside its places, against turns differentiated one by one") {
    compare(diffusion<until_at_rest>, diffusion<so_many<150>>, vector(6), tl::tensor<double, 1>());
}
