// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// The workloads that FastAD's paper measures, with extents known at run time, against the same by
/// hand over xsimd's batches and over doubles.

#include "array_models.hpp"
#include "array_product.hpp"
#include "array_sums.hpp"

namespace {

using namespace bench;

constexpr std::size_t lengths[] = {16, 64, 256, 1024, 4096, 16'384};

template <class Problem, class... More>
bool add_sums(std::string const& name, Problem problem, double low, double high, More... more) {
    bool right = true;
    for (std::size_t n : lengths)
        right &= add_array(name + " of " + std::to_string(n), problem, Problem::f,
                           random_vector(n, low, high, 1), more...);
    return right;
}

bool add_all() {
    bool right = add_sums("sum", sum_of_all{}, -1, 1);
    right &= add_sums("product", product_of_all{}, 0.8, 1.23);
    right &= add_sums("log-sum-exp", log_sum_exp_of_all{}, -5, 5);
    right &= add_sums("normal density", normal_density{}, -3, 3, -0.56, 1.37);
    for (std::size_t d : {10u, 50u, 150u})
        right &= add_array("regression 1000 x " + std::to_string(d), linear_regression{},
                           linear_regression::f, random_vector(d, -1, 1, 1), 0.3, 0.7,
                           random_matrix(1000, d, 2), random_vector(1000, -3, 3, 3));
    for (std::size_t n : lengths)
        right &= add_array("stochastic volatility of " + std::to_string(n), stochastic_volatility{},
                           stochastic_volatility::f, random_vector(n, -2, 2, 1), 0.4, -1.0, 0.95,
                           0.25, random_vector(n, -1, 1, 2));
    for (std::size_t n : {4u, 8u, 16u, 32u, 64u, 128u})
        right &= add_array("product of matrices " + std::to_string(n), matrix_product{},
                           matrix_product::f, random_matrix(n, n, 1), random_matrix(n, n, 2));
    return right;
}

} // namespace

int main(int argc, char** argv) {
    bool const right = add_all();
    int const failed = bench::run(argc, argv);
    return right ? failed : 1;
}
