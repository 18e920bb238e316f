// Copyright (c) 2026 The tapeless authors.
// Distributed under the Boost Software License, Version 1.0 (see LICENSE).

/// Jacobians by order of the chain rule, to see whether run time follows the counts of products; a
/// Hessian of 100 variables and its product with a direction, beside the same by hand; and the
/// peers that are installed.

#include "matrix_measure.hpp"

namespace bench {

template <class Problem>
bool add_jacobian() {
    bool right = add_matrix<Problem, by_tapeless<Problem>::chosen>("tapeless, order chosen");
    right &= add_matrix<Problem, by_tapeless<Problem>::forward>("tapeless, forward");
    right &= add_matrix<Problem, by_tapeless<Problem>::reverse>("tapeless, reverse");
    return add_peers<Problem>(jacobian_peers{}) && right;
}
template <class Problem, class Peers>
bool add_second_order(Peers others) {
    bool right = add_matrix<Problem, Problem::by_hand>("written by hand");
    right &= add_matrix<Problem, Problem::by_tapeless>("tapeless");
    return add_peers<Problem>(others) && right;
}

} // namespace bench

int main(int argc, char** argv) {
    using namespace bench;
    bool right = add_jacobian<bundle_adjustment>();
    right &= add_jacobian<robot_arm>();
    right &= add_jacobian<lotka_volterra>();
    right &= add_second_order<rosenbrock_hessian>(hessian_peers{});
    right &= add_second_order<rosenbrock_product>(product_peers{});
    int const failed = run(argc, argv);
    return right ? failed : 1;
}
