// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#include "converging_compare.hpp"

#include <vector>

using namespace converging;
using vector = std::vector<double>;
using number = tl::tensor<double, 1>;

TEST_CASE("a state of two arrays and a number") {
    compare(coupled<until_at_rest>, coupled<so_many<150>>, vector(5), vector(5), number());
}
TEST_CASE("turns that put arrays together") {
    compare(stencil<until_at_rest>, stencil<so_many<150>>, vector(7), vector(3));
}
