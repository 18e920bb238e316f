// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).
#pragma once

#include <tapeless/data/plan.hpp>

/// Long rows of data mostly enter a sum in two ways: through inner products w . x with weights that
/// all points share, and as slopes c x_1, c x_2 ... with one factor for each point. Either is done
/// where the row lies, its numbers across the lanes; the body that is left has the products as
/// further inputs and the factors as results. Nothing is transposed.

namespace tapeless::data {

/// A weight of an inner product: an input that all points share, or a constant.
struct row_weight {
    int input = -1;
    double constant = 0;
    bool negative = false;
};
/// Product p of a row: the numbers from `first` on, each times its weight.
template <int Leaves>
struct row_product {
    int first = 0;
    int count = 0;
    row_weight weight[Leaves + 1]{}; // by number
};
/// Results from `output` on: the sums of a factor times the numbers from `first` on.
struct row_slopes {
    int first = 0;
    int count = 0;
    int output = 0;
    int factor = 0;
};

/// What is done in rows, and the body that is left: its results are those that are no slopes, in
/// order, and then the factors.
template <int Outputs, int Leaves>
struct by_rows {
    static constexpr int most = 4;
    bool usable = false;
    int products = 0;
    int factors = 0;
    int plain = 0;
    int slopes = 0;
    row_product<Leaves> product[most]{};
    row_slopes slope[2 * most]{};
    int plain_output[Outputs + 1]{};
    stage<Outputs + most> body;
};

} // namespace tapeless::data
