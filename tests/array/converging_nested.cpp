// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "converging_compare.hpp"

#include <vector>

using namespace converging;
using vector = std::vector<double>;

TEST_CASE("a fixed point of turns that hold turns") {
    compare(inner_turns<until_at_rest>, inner_turns<so_many<60>>, vector(5), vector(5));
}
