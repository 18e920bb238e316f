// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Derivatives over data against the same by hand over xsimd's batches.

#include "data_matrices.hpp"
#include "data_sums.hpp"

namespace {

bool add_all() {
    using namespace bench;
    bool right = true;
    for (std::size_t points : {1024u, 100'000u}) {
        right &= add_data(product_sine_points::make(points));
        right &= add_data(black_scholes_points::make(points));
        right &= add_data(neuron_points::make(points));
        right &= add_data(neuron_sum::make(points));
    }
    for (std::size_t points : {1024u, 20'000u}) right &= add_data(hessian_points::make(points));
    for (std::size_t points : {1024u, 1'000'000u}) {
        right &= add_data(polynomial_fit::make(points));
        right &= add_data(gaussian_fit::make(points));
        right &= add_data(logistic_regression<8>::in_columns(points));
        right &= add_data(logistic_regression<32>::in_columns(points));
        right &= add_data(logistic_regression<64>::in_columns(points));
        right &= add_data(logistic_regression<8>::in_rows(points));
        right &= add_data(logistic_regression<32>::in_rows(points));
        right &= add_data(logistic_regression<64>::in_rows(points));
    }
    return right;
}

} // namespace

int main(int argc, char** argv) {
    bool const right = add_all();
    int const failed = bench::run(argc, argv);
    return right ? failed : 1;
}
