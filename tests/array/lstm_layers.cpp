// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "lstm_compare.hpp"

using namespace workload;

TEST_CASE("two layers that the compiler knows") {
    for (std::size_t const bits : {1u, 5u, 14u}) compare(lstm_of<2>, 2, bits, 7);
}
