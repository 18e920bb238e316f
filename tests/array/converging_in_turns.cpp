// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "converging_compare.hpp"

using namespace converging;

TEST_CASE("a fixed point in each turn of a recurrence") {
    compare(in_turns<until_at_rest>, in_turns<so_many<40>>, tl::tensor<double, 5>(), 0.0);
}
