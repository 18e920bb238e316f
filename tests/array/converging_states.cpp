// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "converging_compare.hpp"

#include <vector>

using namespace converging;
using workload::matrix;
using vector = std::vector<double>;
using number = tl::tensor<double, 1>;

TEST_CASE("states of arrays, against turns that are differentiated one by one") {
    compare(network<until_at_rest>, network<so_many<150>>, matrix(4, 4), vector(4), vector(4));
    compare(kepler<until_at_rest>, kepler<so_many<150>>, vector(9), number());
}
